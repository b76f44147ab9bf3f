#include "engine/yaml/edit_insert.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/yaml/edit_scalar.h"

namespace sidelint::edit {
namespace {

class Addition {
 public:
  Addition(const Sheet& sheet, Draft& draft) : sheet_(sheet), draft_(draft) {}

  bool add(const Found& found, const Fresh& fresh) {
    if (found.hole != kNoCst) return fill(found, fresh);
    const CstNode& mapping = sheet_.node(found.mapping);
    if (mapping.style == Style::block && !mapping.slots.empty()) return add_to_block(found, fresh);
    return add_to_flow(mapping, flow_text(found.missing, fresh), fresh);
  }

  bool add_item(CstIndex sequence, const std::string& text) {
    const CstNode& list = sheet_.node(sequence);
    if (list.style != Style::block) return add_to_flow(list, text, {});
    const std::optional<std::string> indent = sheet_.indent_at(list.at.begin);
    if (!indent) return draft_.refuse("its list begins behind something else");
    return put_lines(list.end, {*indent + "- " + text});
  }

 private:
  // `a: {b: {key: value}}`
  std::string flow_text(const std::vector<std::string>& missing, const Fresh& fresh) const {
    std::string text;
    for (const std::string& key : missing) text += key_text(key) + ": {";
    text += fresh.key + ":" + (fresh.value.empty() ? "" : " ") + fresh.value;
    return text.append(missing.size(), '}');
  }
  std::string key_text(const std::string& key) const {
    return sheet_.is_json() ? double_quoted(key) : written(key, Style::plain, sheet_.quotes);
  }

  // The same, one key a line.
  std::vector<std::string> block_lines(const std::vector<std::string>& missing, const Fresh& fresh, std::string indent,
                                       std::size_t step) const {
    std::vector<std::string> lines;
    for (const std::string& key : missing) {
      lines.push_back(indent + key_text(key) + ":");
      indent.append(step, ' ');
    }
    for (const std::string& comment : fresh.above) lines.push_back(indent + comment);
    std::string line = indent + fresh.key + ":";
    if (!fresh.value.empty()) line += " " + fresh.value;
    if (!fresh.block.empty()) line += " " + moved_block(fresh, indent.size());
    if (!fresh.behind.empty()) line += "  " + fresh.behind;
    lines.push_back(std::move(line));
    return lines;
  }
  // The lines of a block scalar for a key in another column; blank ones stay as they are.
  std::string moved_block(const Fresh& fresh, std::size_t column) const {
    std::string moved;
    std::string_view rest = fresh.block;
    for (bool header = true; !rest.empty(); header = false) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end);
      const bool blank = line.find_first_not_of(" \r\n") == std::string_view::npos;
      if (!header && !blank && column > fresh.block_column) moved.append(column - fresh.block_column, ' ');
      if (!header && column < fresh.block_column) {
        const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
        line.remove_prefix(std::min(spaces, fresh.block_column - column));
      }
      moved += line;
    }
    return moved;
  }

  bool add_to_block(const Found& found, const Fresh& fresh) {
    const CstNode& mapping = sheet_.node(found.mapping);
    const std::optional<std::string> indent = sheet_.indent_at(mapping.at.begin);
    if (!indent) return draft_.refuse("the mapping where it belongs begins behind something else");
    return put_lines(mapping.end, block_lines(found.missing, fresh, *indent, sheet_.step(found.mapping)));
  }

  // New lines behind the one on which `end` is.
  bool put_lines(std::uint32_t end, const std::vector<std::string>& lines) {
    if (!sheet_.behind(end).alone) return draft_.refuse("something else stands on the line before its place");
    const std::uint32_t next = sheet_.next_line(end);
    const bool ended = sheet_.line_stop(end) != next;
    std::string text;
    for (const std::string& line : lines) {
      if (!ended) text += sheet_.line_end;
      text += line;
      if (ended) text += sheet_.line_end;
    }
    // Where the last line of the document goes, the line end before it is the new one's.
    const bool follows_removal =
        std::ranges::any_of(draft_.edits, [&](const Edit& edit) { return edit.replace.end == next; });
    if (!ended && follows_removal) text.erase(0, sheet_.line_end.size());
    draft_.replace(sheet_, next, next, std::move(text));
    return true;
  }

  bool add_to_flow(const CstNode& collection, const std::string& text, const Fresh& fresh) {
    if (!fresh.above.empty() || !fresh.behind.empty()) return draft_.refuse("a comment would be lost");
    if (collection.slots.empty()) {
      if (sheet_.has_comment(collection.at.begin, collection.at.end)) return draft_.refuse("a comment is in its way");
      draft_.replace(sheet_, collection.at.begin + 1, collection.at.end - 1, text);
      return true;
    }
    const CstSlot& last = sheet_.slot(collection.slots.back());
    const auto comma = std::ranges::find_if(sheet_.cst.commas,
                                            [&](std::uint32_t at) { return at >= last.end && at < collection.at.end; });
    const bool has_comma = comma != sheet_.cst.commas.end();
    const bool own_line = sheet_.begins_line(last.begin) && sheet_.line_start(collection.at.end) > last.end;
    if (!own_line) {
      draft_.replace(sheet_, last.end, last.end, ", " + text);
      return true;
    }
    const std::uint32_t stop = sheet_.line_stop(has_comma ? *comma : last.end);
    const std::string indent(last.begin - sheet_.line_start(last.begin), ' ');
    const std::string line = std::string(sheet_.line_end) + indent + text;
    if (has_comma) {
      draft_.replace(sheet_, stop, stop, line + ",");
    } else if (stop == last.end) {
      draft_.replace(sheet_, stop, stop, "," + line);
    } else {
      draft_.replace(sheet_, last.end, last.end, ",");
      draft_.replace(sheet_, stop, stop, line);
    }
    return true;
  }

  // `labels:` gets what it is to hold.
  bool fill(const Found& found, const Fresh& fresh) {
    const CstSlot& hole = sheet_.slot(found.hole);
    if (hole.spelled_out) return draft_.refuse("the key where it belongs is written with a question mark");
    const std::string braces = "{" + flow_text(found.missing, fresh) + "}";
    const bool commented = !fresh.above.empty() || !fresh.behind.empty();
    if (hole.value != kNoCst) {  // `~`
      if (commented) return draft_.refuse("a comment would be lost");
      draft_.replace(sheet_, sheet_.node(hole.value).at.begin, sheet_.node(hole.value).at.end, braces);
      return true;
    }
    if (sheet_.node(found.mapping).style == Style::flow) {
      if (commented) return draft_.refuse("a comment would be lost");
      const bool has_colon = hole.end > sheet_.node(hole.key).end;
      draft_.replace(sheet_, hole.end, hole.end, (has_colon ? " " : ": ") + braces);
      return true;
    }
    const std::optional<std::string> indent = sheet_.indent_at(hole.begin);
    if (!indent) return draft_.refuse("the key where it belongs stands behind something else");
    const std::size_t step = sheet_.step(found.mapping);
    return put_lines(hole.end, block_lines(found.missing, fresh, *indent + std::string(step, ' '), step));
  }

  const Sheet& sheet_;
  Draft& draft_;
};

}  // namespace

std::vector<std::string> keys_of(std::string_view path) {
  std::vector<std::string> keys;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    keys.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return keys;
}

CstIndex base_of(const Sheet& sheet, const Place& place, Draft& draft) {
  const CstIndex base = place.base.is_written() ? sheet.value_at(place.base.span()) : kNoCst;
  if (base == kNoCst) draft.refuse("the place where it belongs is not written in this document");
  return base;
}

bool find_place(const Sheet& sheet, const Place& place, Found& found, Draft& draft) {
  found.mapping = base_of(sheet, place, draft);
  if (found.mapping == kNoCst) return false;
  for (std::string& key : keys_of(place.path)) {
    if (found.hole != kNoCst || !found.missing.empty()) {
      found.missing.push_back(std::move(key));
      continue;
    }
    if (sheet.node(found.mapping).kind != CstKind::mapping) return draft.refuse("no mapping is where it belongs");
    if (sheet.has_twice(found.mapping, key)) return draft.refuse("`" + key + "` is written twice");
    const CstIndex slot = sheet.find(found.mapping, key);
    if (slot == kNoCst) {
      found.missing.push_back(std::move(key));
    } else if (sheet.is_null(sheet.slot(slot).value)) {
      found.hole = slot;
    } else {
      found.mapping = sheet.slot(slot).value;
    }
  }
  if (sheet.node(found.mapping).kind != CstKind::mapping) return draft.refuse("no mapping is where it belongs");
  if (const auto name = sheet.shared_as(found.mapping))
    return draft.refuse("the place where it belongs is used elsewhere, too (&" + *name + ")");
  return true;
}

bool insert(const Sheet& sheet, const Found& found, const Fresh& fresh, Draft& draft) {
  return Addition(sheet, draft).add(found, fresh);
}

bool insert_item(const Sheet& sheet, CstIndex sequence, const std::string& text, Draft& draft) {
  return Addition(sheet, draft).add_item(sequence, text);
}

}  // namespace sidelint::edit
