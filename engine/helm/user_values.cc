#include "engine/helm/user_values.h"

#include <array>
#include <cstddef>
#include <utility>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/chart/load.h"
#include "engine/helm/values/tables.h"

namespace sidelint::helm {
namespace {

using gotmpl::Value;

struct Flag {
  SetAs as;
  std::string_view name;
};
constexpr std::array<Flag, 5> kFlags = {{{SetAs::json, "--set-json"},
                                         {SetAs::typed, "--set"},
                                         {SetAs::text, "--set-string"},
                                         {SetAs::file, "--set-file"},
                                         {SetAs::literal, "--set-literal"}}};

class UserValuesReader {
 public:
  UserValuesReader(Files& files, gotmpl::Heap& heap, OriginNumbers& numbers, const std::string& folder, HelmMajor helm,
                   UserValues::Hidden hidden)
      : files_(files), heap_(heap), numbers_(numbers), folder_(folder), helm_(helm), hidden_(hidden) {
    out_.values = heap.map();
  }

  bool add(const ValuesSource& source) {
    if (const auto* hidden = std::get_if<HiddenValues>(&source)) {
      hide(*hidden);
      return true;
    }
    if (const auto* value = std::get_if<yaml::Value>(&source)) {
      if (value->is(yaml::Kind::null)) return true;
      if (!value->is(yaml::Kind::mapping)) return refuse({}, "the values are no mapping");
      const Value table = to_data(heap_, &numbers_, yaml::to_document(*value)->root());
      out_.values = merge_maps(heap_, out_.values, table);
      return true;
    }
    const auto& path = std::get<std::string>(source);
    const std::variant<SourceId, Refusal> read = read_file(path);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return refuse({}, refusal->message);
    const SourceId id = std::get<SourceId>(read);
    const std::variant<Value, Refusal> loaded = load_values(files_, heap_, numbers_, id, helm_);
    if (const auto* refusal = std::get_if<Refusal>(&loaded))
      return refuse(refusal->at, "failed to parse " + path + ": " + refusal->message);
    out_.values = merge_maps(heap_, out_.values, std::get<Value>(loaded));
    return true;
  }

  bool set(const Flag& flag, const SetValue& given) {
    const gotmpl::Origin origin = given.at == Span{} ? gotmpl::kNoOrigin : numbers_.add(OriginId::written(given.at));
    const SetRules rules{flag.as, helm_, origin, [this](const std::string& name) { return text_of(name); }};
    const std::string_view text = gotmpl::go::trim_space(given.text);
    if (flag.as == SetAs::json && text.starts_with('{')) {
      const gotmpl::JsonValue json = gotmpl::parse_json(heap_, text);
      if (!json.error.empty() || !is_table(json.value))
        return refuse(given.at, "failed parsing --set-json data JSON: " + given.text);
      out_.values = merge_maps(heap_, out_.values, json.value.unboxed());
      return true;
    }
    const std::string error = set_values(heap_, out_.values, given.text, rules);
    if (error.empty()) return true;
    std::string message = "failed parsing " + std::string(flag.name);
    message += flag.as == SetAs::json ? " data " + given.text : " data: " + error;
    return refuse(given.at, std::move(message));
  }

  void leave_open(const OpenValue& open) {
    Value table = out_.values;
    for (std::size_t i = 0; i < open.path.size(); ++i) {
      if (i + 1 == open.path.size()) {
        heap_.set(table, open.path[i], Value::unknown(heap_.text(open.why).as_text()));
        break;
      }
      const Value inner = entry(table, open.path[i]).unboxed();
      if (!is_table(inner)) heap_.set(table, open.path[i], heap_.map());
      table = is_table(inner) ? inner : entry(table, open.path[i]).unboxed();
    }
  }

  ReadUserValues take() { return std::move(out_); }

 private:
  // What was given before may be given otherwise.
  void hide(const HiddenValues& hidden) {
    if (hidden_ == UserValues::Hidden::left_out) return;
    out_.values = heap_.map();
    out_.hidden = hidden.why;
  }

  bool refuse(Span at, std::string message) {
    out_.refusal = Refusal{at, std::move(message)};
    return false;
  }

  std::variant<SourceId, Refusal> read_file(const std::string& path) {
    const std::variant<std::string, Refusal> resolved = files_.resolve(folder_, path);
    if (std::holds_alternative<Refusal>(resolved)) return Refusal{{}, "open " + path + ": no such file or directory"};
    std::variant<SourceId, Refusal> read = files_.read(std::get<std::string>(resolved));
    if (const auto* id = std::get_if<SourceId>(&read)) out_.sources.push_back(*id);
    return read;
  }

  FileText text_of(const std::string& name) {
    const std::variant<SourceId, Refusal> read = read_file(name);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return {{}, refusal->message};
    return {std::string(files_.text(std::get<SourceId>(read))), {}};
  }

  Files& files_;
  gotmpl::Heap& heap_;
  OriginNumbers& numbers_;
  const std::string& folder_;
  HelmMajor helm_;
  UserValues::Hidden hidden_;
  ReadUserValues out_;
};

}  // namespace

ReadUserValues read_user_values(Files& files, gotmpl::Heap& heap, OriginNumbers& numbers, const std::string& folder,
                                const UserValues& given, HelmMajor helm) {
  UserValuesReader reader(files, heap, numbers, folder, helm, given.hidden);
  for (const ValuesSource& source : given.files)
    if (!reader.add(source)) return reader.take();
  for (const Flag& flag : kFlags)
    for (const SetValue& value : given.set)
      if (value.as == flag.as && !reader.set(flag, value)) return reader.take();
  for (const OpenValue& open : given.open) reader.leave_open(open);
  return reader.take();
}

}  // namespace sidelint::helm
