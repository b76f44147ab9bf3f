// XML written as it is made, and text made safe for it.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidelint::reporters {

// Indented by two. What goes in as text or as an attribute's value has been made printable
// (reporters/terminal/shown.h) but for line ends, so it holds no character that XML 1.0 has no place for.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

  explicit XmlWriter(std::ostream& out);

  void begin(std::string_view element, Attributes attributes);
  void end();
  void empty(std::string_view element, Attributes attributes);
  void text_element(std::string_view element, Attributes attributes, std::string_view text);

 private:
  void open(std::string_view element, Attributes attributes);

  std::ostream& out_;
  std::vector<std::string> open_;
};

// `& < > "` and line ends as references.
std::string xml_escaped(std::string_view text);

}  // namespace sidelint::reporters
