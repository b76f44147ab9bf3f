// The parser's look-ahead and its messages.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/gotmpl/parser.h"
#include "engine/gotmpl/print.h"

namespace sidelint::gotmpl {
namespace {

constexpr Type kItemType{Kind::native_int, "parse.itemType"};
constexpr Type kPos{Kind::native_int, "parse.Pos"};
constexpr Field kItemFields[] = {{"typ", &kItemType}, {"pos", &kPos}, {"val", &kString}, {"line", &kInt}};

std::string item_text(const Value& item) {
  const std::vector<Value>& fields = item.as_struct()->fields;
  Token token;
  token.type = static_cast<TokenType>(fields[0].as_int());
  token.text = fields[2].as_text();
  return describe(token);
}
constexpr Type kItem{.kind = Kind::structure, .name = "parse.item", .fields = kItemFields, .text = item_text};

}  // namespace

std::size_t Parser::line_at(std::size_t pos) const {
  const std::string_view before = std::string_view(job_.source.text).substr(0, pos);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

// A token as an argument of a message: a structure, since a template's name with a % in it lets verbs reach its fields.
Value Parser::token_value(const Token& token) {
  const auto number = [](auto value, const Type& type) {
    return Value::integer(static_cast<std::int64_t>(value), type);
  };
  return job_.for_messages().structure(kItem, {number(token.type, kItemType), number(token.pos, kPos),
                                               Value::text(token.text), number(line_at(token.pos), kInt)});
}

// The name goes into the format as it is, so a % in it takes an argument away: parse.Tree.errorf of go1.26.
void Parser::fail(std::string_view format, std::initializer_list<Value> args) {
  if (failed()) return;
  const std::string prefix = "template: " + job_.source.name + ":" + std::to_string(line_at(token_[0].pos)) + ": ";
  const std::span<const Value> list(args.begin(), args.size());
  job_.error =
      TemplateError{TemplateError::Phase::parse, sprintf(prefix + std::string(format), list, Wrapping::allowed).text,
                    sprintf(format, list, Wrapping::allowed).text, &job_.source, token_[0].pos};
}

void Parser::unexpected(const Token& token, std::string_view context) {
  if (token.type != TokenType::error) return fail("unexpected %s in %s", {token_value(token), Value::text(context)});
  std::string extra;
  if (action_pos_ && line_at(*action_pos_) != line_at(token.pos)) {
    extra = " in action started at " + job_.source.name + ":" + std::to_string(line_at(*action_pos_));
    if (token.text.ends_with(" action")) extra = extra.substr(std::string_view(" in action").size());
  }
  fail("%s%s", {token_value(token), job_.for_messages().text(extra)});
}

void Parser::backup2(const Token& first) {
  token_[1] = first;
  peek_count_ = 2;
}

void Parser::backup3(const Token& second, const Token& first) {
  token_[1] = first;
  token_[2] = second;
  peek_count_ = 3;
}

void Parser::expect(TokenType type, std::string_view context) {
  const Token& token = next_non_space();
  if (token.type != type) unexpected(token, context);
}

}  // namespace sidelint::gotmpl
