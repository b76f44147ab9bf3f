// Taking an entry out of a mapping.
#include <algorithm>

#include "engine/yaml/edit_sheet.h"

namespace sidelint::edit {
namespace {

constexpr const char* kCommentLost = "a comment would be lost";

class Removal {
 public:
  Removal(const Sheet& sheet, Purpose purpose, CstIndex kept, Draft& draft)
      : sheet_(sheet), purpose_(purpose), kept_(kept), draft_(draft) {}

  bool remove(CstIndex index, Above above) {
    const CstSlot& slot = sheet_.slot(index);
    const CstNode& owner = sheet_.node(slot.owner);
    if (slot.spelled_out) return draft_.refuse("its key is written with a question mark");
    if (owner.slots.size() == 1 && !is_kept(slot.owner)) return remove_only(index, above);
    return owner.style == Style::block ? remove_from_block(index, above) : remove_from_flow(index);
  }

 private:
  // The mapping goes with its own key, and so on outward.
  bool remove_only(CstIndex index, Above above) {
    const CstSlot& slot = sheet_.slot(index);
    const CstNode& owner = sheet_.node(slot.owner);
    if (owner.slot == kNoCst) return draft_.refuse("nothing would be left of the document");
    const CstSlot& outer = sheet_.slot(owner.slot);
    const std::uint32_t own = above == Above::goes ? sheet_.lines_above(slot) : slot.begin;
    const bool loses = sheet_.has_comment_of_own_line(outer.begin, own) ||
                       (owner.style == Style::flow && sheet_.has_comment(owner.at.begin, owner.at.end)) ||
                       (purpose_ == Purpose::move && is_spoken_of(outer, owner.style, own));
    if (outer.key != kNoCst && !loses) return remove(owner.slot, Above::stays);
    return empty_out(index, above);
  }

  // Whether a comment on the lines of the mapping's key speaks of that, and not of the entry that begins at `own`.
  bool is_spoken_of(const CstSlot& outer, Style style, std::uint32_t own) const {
    return style == Style::flow ? sheet_.behind(outer.end).comment.has_value() : sheet_.has_comment(outer.begin, own);
  }

  // `{}` stays where the mapping was.
  bool empty_out(CstIndex index, Above above) {
    const CstSlot& slot = sheet_.slot(index);
    const CstNode& owner = sheet_.node(slot.owner);
    if (owner.begin != owner.at.begin) return draft_.refuse("what would be left has an anchor or a tag");
    draft_.changes.push_back({ValueChange::What::erase, sheet_.path_of(index)});
    if (owner.style == Style::flow) {
      if (sheet_.has_comment(owner.at.begin, owner.at.end)) return draft_.refuse(kCommentLost);
      draft_.replace(sheet_, owner.at.begin, owner.at.end, "{}");
      return true;
    }
    const CstSlot& outer = sheet_.slot(owner.slot);
    if (outer.key == kNoCst) {
      if (sheet_.has_comment(owner.at.begin, owner.end)) return draft_.refuse(kCommentLost);
      draft_.replace(sheet_, owner.at.begin, owner.end, "{}");
      return true;
    }
    const std::size_t colon = sheet_.text.find(':', sheet_.node(outer.key).end);
    draft_.replace(sheet_, static_cast<std::uint32_t>(colon + 1), static_cast<std::uint32_t>(colon + 1), " {}");
    return remove_lines(slot, above);
  }

  bool remove_from_block(CstIndex index, Above above) {
    const CstSlot& slot = sheet_.slot(index);
    draft_.changes.push_back({ValueChange::What::erase, sheet_.path_of(index)});
    if (sheet_.begins_line(slot.begin)) return remove_lines(slot, above);
    if (sheet_.node(slot.owner).slots.size() == 1) return draft_.refuse("nothing would be left in its place");
    // The first entry, behind a dash: the next one takes its place.
    const CstSlot& next = sheet_.slot(sheet_.node(slot.owner).slots[1]);
    if (sheet_.has_comment(sheet_.line_stop(slot.end), next.begin)) return draft_.refuse(kCommentLost);
    draft_.replace(sheet_, slot.begin, next.begin, "");
    return true;
  }

  bool remove_lines(const CstSlot& slot, Above above) {
    if (!sheet_.behind(slot.end).alone) return draft_.refuse("something else stands on its line");
    const std::uint32_t first = above == Above::goes ? sheet_.lines_above(slot) : sheet_.line_start(slot.begin);
    draft_.replace(sheet_, first, sheet_.next_line(slot.end), "");
    return true;
  }

  bool remove_from_flow(CstIndex index) {
    const CstSlot& slot = sheet_.slot(index);
    const std::vector<CstIndex>& all = sheet_.node(slot.owner).slots;
    const auto place = static_cast<std::size_t>(std::ranges::find(all, index) - all.begin());
    draft_.changes.push_back({ValueChange::What::erase, sheet_.path_of(index)});
    if (place + 1 < all.size()) {
      const CstSlot& next = sheet_.slot(all[place + 1]);
      if (sheet_.has_comment(sheet_.line_stop(slot.end), next.begin)) return draft_.refuse(kCommentLost);
      draft_.replace(sheet_, slot.begin, next.begin, "");
      return true;
    }
    if (place == 0) return draft_.refuse("nothing would be left in its place");
    const CstSlot& before = sheet_.slot(all[place - 1]);
    if (sheet_.has_comment(before.end, slot.begin)) return draft_.refuse(kCommentLost);
    draft_.replace(sheet_, before.end, slot.end, "");
    return true;
  }

  // Whether the mapping holds the one that must stay, or is it.
  bool is_kept(CstIndex mapping) const {
    for (CstIndex at = kept_; at != kNoCst;) {
      if (at == mapping) return true;
      at = sheet_.node(at).slot == kNoCst ? kNoCst : sheet_.slot(sheet_.node(at).slot).owner;
    }
    return false;
  }

  const Sheet& sheet_;
  Purpose purpose_;
  CstIndex kept_;
  Draft& draft_;
};

}  // namespace

bool draft_removal(const Sheet& sheet, CstIndex slot, Purpose purpose, Above above, CstIndex kept, Draft& draft) {
  return Removal(sheet, purpose, kept, draft).remove(slot, above);
}

}  // namespace sidelint::edit
