// The grammar's scanner asks a schema, included by name, which type a plain scalar resolves to. The source package leaves its
// schema files out, and sidelint resolves types with its own reader (engine/yaml), so this schema answers "a string" always.
#include <stdint.h>

#define HAS_TIMESTAMP 0
#define SCH_STT_FRZ (-1)

typedef enum { RS_STR, RS_INT, RS_BOOL, RS_NULL, RS_FLOAT } ResultSchema;

static int8_t adv_sch_stt(int8_t state, int32_t character, ResultSchema *result) {
  (void)state;
  (void)character;
  *result = RS_STR;
  return SCH_STT_FRZ;
}
