// What a schema has against values, in the words of santhosh-tekuri/jsonschema v6.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelint::helm {

struct Complaint {
  std::string at;  // a JSON pointer into the values
  std::string message;
  std::vector<Complaint> causes = {};
  enum class Sort : unsigned char { plain, group, reference } sort = Sort::plain;
};

// A line for each complaint, its causes indented below it.
std::string complaints_text(const std::vector<Complaint>& complaints);

std::string quoted_word(std::string_view text);                   // 'it\'s'
std::string quoted_words(const std::vector<std::string>& words);  // 'a', 'b'
std::string number_word(double number);                           // 1,234.5

}  // namespace sidelint::helm
