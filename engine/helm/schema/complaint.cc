#include "engine/helm/schema/complaint.h"

#include <cmath>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::helm {
namespace {

void write(std::string& out, const Complaint& complaint, std::size_t indent) {
  const bool says_nothing = complaint.sort == Complaint::Sort::reference && complaint.causes.size() == 1;
  if (!says_nothing) {
    if (!out.empty()) out += '\n';
    for (std::size_t i = 0; i < indent; ++i) out += "  ";
    ((out += "- at ") += quoted_word(complaint.at)) += ": ";
    out += complaint.message;
    ++indent;
  }
  for (const Complaint& cause : complaint.causes) write(out, cause, indent);
}

}  // namespace

std::string complaints_text(const std::vector<Complaint>& complaints) {
  std::string out;
  for (const Complaint& complaint : complaints) write(out, complaint, 0);
  return out;
}

std::string quoted_word(std::string_view text) {
  const std::string quoted = gotmpl::go::quote(text);
  std::string out = "'";
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\' && quoted[i + 1] == '"') continue;
    if (quoted[i] == '\'') out += '\\';
    out += quoted[i];
    if (quoted[i] == '\\') out += quoted[++i];
  }
  return out += '\'';
}

std::string quoted_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) (out += out.empty() ? "" : ", ") += quoted_word(word);
  return out;
}

// As English writes numbers, with commas.
std::string number_word(double number) {
  std::string text = gotmpl::go::format_float(number, 'f', gotmpl::go::kShortest);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = text.find('.');
  for (std::size_t at = point == std::string::npos ? text.size() : point; at > first + 3; at -= 3)
    text.insert(at - 3, ",");
  return text;
}

}  // namespace sidelint::helm
