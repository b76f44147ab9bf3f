#include "engine/units/helmfile/values.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/source/path.h"
#include "engine/units/argocd/path_patterns.h"
#include "engine/units/delivery/open_value.h"

namespace sidelint::units {
namespace {

std::string_view text_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* found = mapping.find(key);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

// helmfile 1.8, escape(): these mean something to helm's --set.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '{' || letter == '}' || letter == ',') out += '\\';
    out += letter;
  }
  return out;
}

// The paths of all texts that are open; a list that holds one is open as a whole.
void find_open(const yaml::Value& value, std::vector<std::string>& path, std::vector<helm::OpenValue>& into) {
  for (const yaml::Entry& entry : value.entries) {
    const bool holds_open = std::ranges::any_of(entry.value.items, [](const yaml::Value& item) {
      return is_open_in_helmfile(item.text) || item.is_collection();
    });
    path.push_back(entry.key);
    if (entry.value.is(yaml::Kind::mapping)) {
      find_open(entry.value, path, into);
    } else if (is_open_in_helmfile(entry.value.text)) {
      into.push_back({path, entry.value.text});
    } else if (holds_open) {
      std::vector<helm::OpenValue> inner;
      std::vector<std::string> below;
      for (const yaml::Value& item : entry.value.items) {
        if (is_open_in_helmfile(item.text)) inner.push_back({{}, item.text});
        find_open(item, below, inner);
      }
      if (!inner.empty()) into.push_back({path, inner.front().why});
    }
    path.pop_back();
  }
}

class ValuesReader {
 public:
  ValuesReader(const yaml::Value& release, const HelmfileState& state, const Ground& ground)
      : release_(release), state_(state), ground_(ground) {}

  ReleaseValues read() {
    for (const std::string_view field : {"valuesTemplate", "values"}) each(field, &ValuesReader::add_values);
    each("secrets", &ValuesReader::add_secret);
    for (const std::string_view field : {"setTemplate", "set"}) each(field, &ValuesReader::add_set);
    each("setString", &ValuesReader::add_set_text);
    each("env", &ValuesReader::add_variable);
    return std::move(read_);
  }

 private:
  void each(std::string_view field, void (ValuesReader::*add)(const yaml::Value&)) {
    const yaml::Value* list = release_.find(field);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) (this->*add)(list->items[i]);
  }

  Span place(const yaml::Value& value) const { return ground_.origins.where(value.origin).value_or(Span{}); }
  void miss(const yaml::Value& at, std::string_view what, std::string_view why) {
    read_.unknown.push_back({place(at), std::string(what), std::string(why)});
  }

  void add_values(const yaml::Value& entry) {
    if (entry.is(yaml::Kind::mapping)) {
      add_written(entry);
    } else if (!entry.text.empty()) {
      add_files(entry);
    }
  }

  // What nobody can see may set anything.
  void hide(const yaml::Value& at, std::string_view what, std::string_view why) {
    miss(at, what, why);
    read_.given.files.emplace_back(helm::HiddenValues{std::string(why), place(at)});
  }

  void add_files(const yaml::Value& entry) {
    if (is_open_in_helmfile(entry.text)) return hide(entry, entry.text, "a template tells which values those are");
    if (entry.text.find("://") != std::string::npos) return hide(entry, entry.text, "values from the network");
    const std::string path = std::string(text_of(release_, "valuesPathPrefix")) + entry.text;
    std::vector<std::string> files = files_of(path);
    if (files.size() > 1) refuse(entry, "glob patterns in release values and secrets is not supported yet: " + path);
    if (files.empty() && stops_without()) {
      refuse(entry, "values file matching \"" + path + "\" does not exist");
      hide(entry, path, "the repository has no such file");
    }
    for (std::string& file : files) {
      if (file.ends_with(".gotmpl")) {
        add_template(entry, file);
      } else {
        read_.given.files.emplace_back(std::move(file));
      }
    }
  }

  // A template whose actions all stand within texts says the rest as it stands.
  void add_template(const yaml::Value& entry, const std::string& file) {
    const std::optional<yaml::Value> values = read_file(ground_, file);
    const SourceId source = ground_.source_of(file);
    if (!values || !values->is(yaml::Kind::mapping) || !is_plain_template(ground_.sources.text(source), {*values}))
      return hide(entry, file, "a template that is not run");
    add_written(*values);
    read_.files.push_back(source);
  }

  void add_written(const yaml::Value& values) {
    std::vector<std::string> path;
    find_open(values, path, read_.given.open);
    read_.given.files.emplace_back(values);
  }

  std::vector<std::string> files_of(const std::string& path) const {
    if (std::optional<std::string> file = entry_beside(ground_, state_.file, path, EntryKind::file)) return {*file};
    return entries_beside(ground_, state_.file, path, EntryKind::file);
  }

  bool stops_without() const {
    std::string_view handler = text_of(release_, "missingFileHandler");
    if (handler.empty()) handler = text_of(state_.fields, "missingFileHandler");
    return handler.empty() || handler == "Error";
  }

  void refuse(const yaml::Value& at, std::string why) {
    if (!read_.refusal) read_.refusal = Refusal{place(at), std::move(why), Refusal::By::helmfile};
  }

  void add_secret(const yaml::Value& entry) { hide(entry, entry.text, "the values are encrypted"); }

  void add_variable(const yaml::Value& entry) { leave_open(entry, text_of(entry, "name"), text_of(entry, "value")); }

  // An empty name would be all of them.
  void leave_open(const yaml::Value& at, std::string_view name, std::string_view why) {
    if (name.empty() || name.find_first_of("{},") != std::string_view::npos)
      return hide(at, name, "nobody says what it is set to");
    read_.given.open.push_back(open_value(name, std::string(why)));
  }

  void add_set(const yaml::Value& entry) { set(entry, helm::SetAs::typed); }
  void add_set_text(const yaml::Value& entry) { set(entry, helm::SetAs::text); }

  void set(const yaml::Value& entry, helm::SetAs as) {
    const std::string_view name = text_of(entry, "name");
    const std::string_view value = text_of(entry, "value");
    const std::string_view file = text_of(entry, "file");
    const yaml::Value* list = entry.find("values");
    if (is_open_in_helmfile(value) || is_open_in_helmfile(file)) return leave_open(entry, name, value);
    std::string text = escaped(name) + '=';
    if (!value.empty()) {
      text += escaped(value);
    } else if (!file.empty()) {
      const std::optional<std::string> found = entry_beside(ground_, state_.file, file, EntryKind::file);
      if (!found) {
        miss(entry, file, "the file of a value is not there");
        return leave_open(entry, name, "the file of a value is not there");
      }
      as = helm::SetAs::file;
      text += *found;
    } else if (list != nullptr && !list->items.empty()) {
      std::string items;
      for (const yaml::Value& item : list->items) {
        if (is_open_in_helmfile(item.text)) return leave_open(entry, name, item.text);
        items.append(items.empty() ? "" : ",").append(escaped(item.text));
      }
      text.append("{").append(items).append("}");
    } else {
      return;
    }
    read_.given.set.push_back({as, std::move(text), place(entry)});
  }

  const yaml::Value& release_;
  const HelmfileState& state_;
  const Ground& ground_;
  ReleaseValues read_;
};

}  // namespace

ReleaseValues read_release_values(const yaml::Value& release, const HelmfileState& state, const Ground& ground) {
  return ValuesReader(release, state, ground).read();
}

yaml::Value with_values_written_out(yaml::Value release, const ReleaseValues& values, const Ground& ground) {
  const yaml::Value* own = release.find("values");
  yaml::Value list = yaml::Value::sequence(own == nullptr ? release.origin : own->origin);
  for (const helm::ValuesSource& source : values.given.files) {
    const auto* path = std::get_if<std::string>(&source);
    if (const auto* given = std::get_if<yaml::Value>(&source)) {
      list.items.push_back(*given);
    } else if (std::optional<yaml::Value> read = path == nullptr ? std::nullopt : read_file(ground, *path)) {
      list.items.push_back(*std::move(read));
    }
  }
  for (const UnknownPart& part : values.unknown)
    list.items.push_back(yaml::Value::string(part.what, OriginId::written(part.at)));
  release.set("values", std::move(list));
  return release;
}

}  // namespace sidelint::units
