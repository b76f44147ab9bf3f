// The grammar's scanner with a guard before two of its doors; tree_sitter_yaml.cmake compiles it in the scanner's place.
//
// It saves its indentations into a buffer of 1,024 bytes and looks whether there is room before it writes four bytes, not
// behind: the 254th indentation ends two bytes outside. And while tree-sitter recovers from an error, every token is
// welcome, so hostile text can pile up indentations without nesting anything. Nobody here wants a tree with errors.
#define tree_sitter_yaml_external_scanner_serialize unguarded_serialize
#define tree_sitter_yaml_external_scanner_scan unguarded_scan
#include "scanner.c"
#undef tree_sitter_yaml_external_scanner_serialize
#undef tree_sitter_yaml_external_scanner_scan

#include <string.h>

unsigned tree_sitter_yaml_external_scanner_serialize(void *payload, char *buffer) {
  char roomy[TREE_SITTER_SERIALIZATION_BUFFER_SIZE + 2 * sizeof(int16_t)];
  unsigned size = unguarded_serialize(payload, roomy);
  if (size > TREE_SITTER_SERIALIZATION_BUFFER_SIZE) size -= 2 * sizeof(int16_t);  // one indentation is forgotten
  memcpy(buffer, roomy, size);
  return size;
}

bool tree_sitter_yaml_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols) {
  return !valid_symbols[ERR_REC] && unguarded_scan(payload, lexer, valid_symbols);
}
