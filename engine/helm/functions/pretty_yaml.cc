#include "engine/helm/functions/pretty_yaml.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/limits.h"
#include "engine/helm/data.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/key_order.h"

namespace sidelint::helm {
namespace {

using gotmpl::Value;

class PrettyPrinter {
 public:
  // What begins behind a key or a dash at that column.
  void write(const Value& boxed, std::size_t column) {
    const Value value = boxed.unboxed();
    if (column / 2 > gotmpl::kMaxDataDepth) {
      out_ += "null\n";
    } else if (value.kind() == gotmpl::Kind::map && value.length() > 0) {
      write_map(value, column);
    } else if (value.kind() == gotmpl::Kind::slice && value.length() > 0) {
      write_list(value, column);
    } else {
      write_scalar(value, column);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  static bool is_block(const Value& boxed) {
    const Value value = boxed.unboxed();
    return (value.kind() == gotmpl::Kind::map || value.kind() == gotmpl::Kind::slice) && value.length() > 0;
  }

  void write_map(const Value& map, std::size_t column) {
    std::vector<std::string_view> keys;
    for (const auto& [key, item] : map.as_map()->entries) keys.push_back(key);
    std::sort(keys.begin(), keys.end(), yaml::key_before);
    bool first = true;
    for (const std::string_view key : keys) {
      if (!first) out_.append(column, ' ');
      first = false;
      write_scalar(Value::text(key), column);
      out_.back() = ':';
      const Value item = map.find(key);
      if (is_block(item)) {
        (out_ += '\n').append(column + 2, ' ');
      } else {
        out_ += ' ';
      }
      write(item, column + 2);
    }
  }

  void write_list(const Value& list, std::size_t column) {
    for (std::size_t i = 0; i < list.length(); ++i) {
      if (i > 0) out_.append(column, ' ');
      out_ += "- ";
      write(list.at(i), column + 2);
    }
  }

  void write_scalar(const Value& value, std::size_t column) {
    if (gotmpl::is_float(value.kind())) {
      (out_ += gotmpl::go::format_float(value.as_float(), 'g', gotmpl::go::kShortest)) += '\n';
      return;
    }
    const std::string text = yaml::to_yaml(to_yaml_value(value).value);
    std::string_view rest = text;
    const bool literal = rest.starts_with('|');
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!first && literal && !line.empty()) out_.append(column >= 2 ? column - 2 : 0, ' ');
      if (!first && !literal) line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
      out_ += line;
      out_ += literal || rest.empty() ? '\n' : ' ';
    }
  }

  std::string out_;
};

}  // namespace

std::string pretty_yaml(const Value& value) {
  PrettyPrinter printer;
  printer.write(value, 0);
  return printer.take();
}

}  // namespace sidelint::helm
