#include "reporters/machine/xml.h"

#include <ostream>
#include <utility>

#include "reporters/machine/replaced.h"

namespace sidelint::reporters {

XmlWriter::XmlWriter(std::ostream& out) : out_(out) { out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

void XmlWriter::open(std::string_view element, Attributes attributes) {
  out_ << std::string(2 * open_.size(), ' ') << '<' << element;
  for (const auto& [name, value] : attributes) out_ << ' ' << name << "=\"" << xml_escaped(value) << '"';
}

void XmlWriter::begin(std::string_view element, Attributes attributes) {
  open(element, attributes);
  out_ << ">\n";
  open_.emplace_back(element);
}

void XmlWriter::end() {
  const std::string element = std::move(open_.back());
  open_.pop_back();
  out_ << std::string(2 * open_.size(), ' ') << "</" << element << ">\n";
}

void XmlWriter::empty(std::string_view element, Attributes attributes) {
  open(element, attributes);
  out_ << "/>\n";
}

void XmlWriter::text_element(std::string_view element, Attributes attributes, std::string_view text) {
  open(element, attributes);
  out_ << '>' << xml_escaped(text) << "</" << element << ">\n";
}

std::string xml_escaped(std::string_view text) {
  constexpr Replacement kReferences[] = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\n', "&#10;"}};
  return replaced(text, kReferences);
}

}  // namespace sidelint::reporters
