#include "engine/model/mesh/chart_values.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

// What is left of `path` below `above`; empty if it is not below it.
std::optional<std::string_view> rest_below(std::string_view path, std::string_view above) {
  if (above.empty()) return path;
  if (!path.starts_with(above)) return std::nullopt;
  path.remove_prefix(above.size());
  if (path.empty()) return path;
  if (path.front() != '.') return std::nullopt;
  return path.substr(1);
}

struct Told {
  yaml::Node node;
  bool ends = false;  // the layer says what there is, be it nothing
};

Told look_in(yaml::Node node, std::string_view path) {
  while (!path.empty()) {
    if (node && !node.is(yaml::Kind::mapping)) return {{}, true};
    const std::size_t end = std::min(path.find('.'), path.size());
    node = node.find(path.substr(0, end));
    if (!node) return {};
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  if (node.is(yaml::Kind::null)) return {{}, true};
  return {node, static_cast<bool>(node)};
}

// Of `tags[1]`, an item of `tags`, its place.
std::optional<std::size_t> index_in(std::string_view item, std::string_view list) {
  if (!item.starts_with(list) || !item.ends_with(']')) return std::nullopt;
  item.remove_prefix(list.size());
  item.remove_suffix(1);
  if (item.size() < 2 || item.front() != '[') return std::nullopt;
  item.remove_prefix(1);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), index);
  return error == std::errc() && end == item.data() + item.size() ? std::optional(index) : std::nullopt;
}

// The items of `{a,b}`, which is how `helm --set` writes a list.
std::vector<Traced<std::string>> listed(std::string_view text, OriginId at) {
  std::vector<Traced<std::string>> items;
  if (text.size() < 3 || text.front() != '{' || text.back() != '}') return items;
  text.remove_prefix(1);
  text.remove_suffix(1);
  for (const std::string_view item : split_list(text)) items.push_back({std::string(item), at});
  return items;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

void ChartValues::add(yaml::Node values, std::string_view path) {
  if (values) layers_.push_back({std::string(path), values, false, {}, {}});
}

void ChartValues::add_made(yaml::Node values, std::string_view path, OriginId at) {
  if (values) layers_.push_back({std::string(path), values, false, at, {}});
}

void ChartValues::set_text(std::string_view path, Traced<std::string> text) {
  layers_.push_back({std::string(path), {}, true, text.origin, std::move(text.value)});
}

void ChartValues::add_all(const ChartValues& other) {
  layers_.insert(layers_.end(), other.layers_.begin(), other.layers_.end());
  if (!other.texts_.empty()) texts_ = other.texts_;
  if (!unseen_) unseen_ = other.unseen_;
}

void ChartValues::miss(OriginId at, std::string what) {
  if (!unseen_) unseen_ = {at, std::move(what)};
}

ChartValues ChartValues::of_subchart(std::string_view name) const {
  ChartValues below;
  below.texts_ = texts_;
  below.unseen_ = unseen_;
  for (const Layer& layer : layers_) {
    if (layer.path.empty()) {
      below.add_made(layer.root.find(name), "", layer.at);
      below.add_made(layer.root.find("global"), "global", layer.at);
    } else if (const auto rest = rest_below(layer.path, name)) {
      below.layers_.push_back({std::string(*rest), layer.root, layer.is_set, layer.at, layer.text});
    } else if (rest_below(layer.path, "global")) {
      below.layers_.push_back(layer);
    }
  }
  return below;
}

ChartValues::Found ChartValues::look_up(std::string_view path) const {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    const Layer& layer = layers_[i];
    const auto rest = rest_below(path, layer.path);
    if (!rest) continue;
    if (layer.text) {
      if (rest->empty()) return {{}, true, layer.at, layer.text};
      return {};  // a text hides what stood below
    }
    const Told told = look_in(layer.root, *rest);
    if (!told.ends) continue;
    const OriginId written = told.node ? told.node.origin() : OriginId();
    return {told.node, layer.is_set, layer.at ? layer.at : written, {}};
  }
  return {};
}

std::string ChartValues::substituted(std::string text) const {
  for (const auto& [name, value] : texts_) {
    for (const std::string_view mark : {"{{", "{{ ", "{{.", "{{ ."}) {
      const std::string_view end = mark.find(' ') == std::string_view::npos ? "}}" : " }}";
      std::string placeholder(mark);
      placeholder.append(name).append(end);
      replace_all(text, placeholder, value);
    }
  }
  return text;
}

Traced<std::string> ChartValues::substituted(yaml::Node node) const {
  return {substituted(std::string(node.text())), node ? node.origin() : OriginId()};
}

std::optional<Traced<std::string>> ChartValues::text(std::string_view path) const {
  const auto [node, is_set, at, text] = look_up(path);
  if (text) return Traced<std::string>{*text, at};
  if (!node || node.is(yaml::Kind::mapping) || node.is(yaml::Kind::sequence)) return std::nullopt;
  return Traced<std::string>{substituted(std::string(node.text())), at};
}

// Go templates take "" and false for no; a text such as "false", which `--set-string` gives, for yes.
Traced<bool> ChartValues::truth(std::string_view path, bool otherwise) const {
  const auto [node, is_set, at, text] = look_up(path);
  if (text) return {*text != "false" && !text->empty(), at};
  if (!node) return {otherwise, {}};
  if (is_set && (node.text() == "true" || node.text() == "false")) return {node.text() == "true", at};
  if (node.is(yaml::Kind::boolean)) return {node.boolean().value_or(false), at};
  if (node.is(yaml::Kind::string)) return {!node.text().empty(), at};
  return {node.size() > 0 || node.integer().value_or(0) != 0, at};
}

std::vector<Traced<std::string>> ChartValues::texts(std::string_view path) const {
  const auto [list, is_set, at, text] = look_up(path);
  std::vector<Traced<std::string>> texts;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    texts.push_back(substituted(list.item(i)));
    if (at != list.origin()) texts.back().origin = at;
  }
  if (is_set && !list.is(yaml::Kind::sequence))
    texts = listed(text ? *text : substituted(std::string(list.text())), at);
  for (const Layer& layer : layers_) {
    const std::optional<std::size_t> index = layer.is_set ? index_in(layer.path, path) : std::nullopt;
    if (!index || *index > texts.size()) continue;  // Helm fills a gap with nulls, which no template prints
    const std::optional<Traced<std::string>> item = this->text(layer.path);
    if (!item) continue;
    if (*index == texts.size()) texts.emplace_back();
    texts[*index] = *item;
  }
  return texts;
}

}  // namespace sidelint::model
