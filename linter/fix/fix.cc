#include "linter/fix/fix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "engine/yaml/edit.h"
#include "linter/fix/overlay.h"
#include "linter/fix/prove.h"

namespace sidelint::linter {
namespace {

constexpr int kMostRounds = 10;
constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};

using EditsByFile = std::map<SourceId, std::vector<Edit>>;

bool are_apart(const Edit& a, const Edit& b) {
  return a.replace.end < b.replace.begin || b.replace.end < a.replace.begin;
}

class Rounds {
 public:
  Rounds(const FileSystem& files, const Inspect& inspect, Inspected start, FixScope scope)
      : files_(files), inspect_(inspect), scope_(scope), fixed_(files), now_(std::move(start)) {}

  Result<Fixing> run() {
    for (int round = 0; round < kMostRounds; ++round) {
      base_ = std::move(now_);
      now_ = {};
      accepted_.clear();
      const std::vector<Choice> chosen = choose();
      if (!chosen.empty()) {
        if (std::optional<Failure> failure = settle(chosen)) return *failure;
      }
      if (accepted_.empty()) {
        now_ = std::move(base_);
        break;
      }
      keep_texts();
    }
    return finish();
  }

 private:
  const Report& current() const { return now_.analysis ? now_.report : base_.report; }

  FixNote note(const Choice& choice, std::string words) const {
    const SourceMap& sources = base_.analysis->sources;
    const Span at = choice.finding->primary.at;
    return {choice.finding->rule,
            sources.path(at.source) + ":" + std::to_string(sources.position(at.source, at.begin).line),
            choice.fix->title, std::move(words)};
  }

  // What names a fix from one round to the next, when lines have moved.
  std::string identity(const Choice& choice) const {
    return choice.finding->rule + "\n" + base_.analysis->sources.path(choice.finding->primary.at.source) + "\n" +
           choice.finding->message + "\n" + choice.fix->title;
  }
  void refuse(const Choice& choice, std::string why) {
    if (dismissed_.insert(identity(choice)).second) refused_.push_back(note(choice, std::move(why)));
  }

  bool in_scope(const Fix& fix) const {
    return !fix.edits.empty() &&
           (fix.how == Applicability::safe || (fix.how == Applicability::unsafe && scope_ == FixScope::all));
  }

  // The real path of a file whose bytes are what was read; empty if they are not.
  std::string editable(SourceId source) {
    const auto [known, is_new] = real_paths_.try_emplace(base_.analysis->sources.path(source));
    if (!is_new) return known->second;
    const Result<std::string> real = files_.real_path(known->first);
    const Result<std::string> bytes = fixed_.read(known->first, kNoLimit);
    if (real && bytes && *bytes == base_.analysis->sources.text(source)) known->second = *real;
    return known->second;
  }

  // One fix of each finding, those that touch another one's edits left out: the first by place, then by rule.
  std::vector<Choice> choose() {
    std::vector<Choice> chosen;
    std::map<std::string, SourceId> owner;  // a file may be reached by two paths
    EditsByFile taken;
    for (const Diagnostic& finding : base_.report.findings) {
      for (const Fix& fix : finding.fixes) {
        const Choice choice{&finding, &fix};
        if (!in_scope(fix) || dismissed_.contains(identity(choice))) continue;
        if (editable(fix.edits.front().replace.source).empty()) {
          refuse(choice, "it is not a file, or not in UTF-8");
          continue;
        }
        if (is_free(fix, owner, taken)) chosen.push_back(choice);
        break;
      }
    }
    return chosen;
  }

  bool is_free(const Fix& fix, std::map<std::string, SourceId>& owner, EditsByFile& taken) {
    const SourceId source = fix.edits.front().replace.source;
    if (owner.try_emplace(editable(source), source).first->second != source) return false;
    std::vector<Edit>& others = taken[source];
    const bool free = std::ranges::all_of(fix.edits, [&](const Edit& edit) {
      return std::ranges::all_of(others, [&](const Edit& other) { return are_apart(edit, other); });
    });
    if (free) others.insert(others.end(), fix.edits.begin(), fix.edits.end());
    return free;
  }

  // Accepts all, or looks for those that are to blame in one half and then in the other.
  std::optional<Failure> settle(std::span<const Choice> choices) {
    Overlay tried = fixed_;
    EditsByFile edits = accepted_;
    for (const Choice& choice : choices) {
      std::vector<Edit>& of_file = edits[choice.fix->edits.front().replace.source];
      of_file.insert(of_file.end(), choice.fix->edits.begin(), choice.fix->edits.end());
    }
    write_into(tried, edits);
    Result<Inspected> next = inspect_(tried);
    if (!next) return next.failure();
    const std::optional<std::string> against = objection(current(), next->report, choices);
    if (!against) {
      const std::vector<std::string> words = effects(current(), next->report, choices);
      for (std::size_t i = 0; i < choices.size(); ++i) applied_.push_back(note(choices[i], words[i]));
      now_ = std::move(next).value();
      accepted_ = std::move(edits);
      return std::nullopt;
    }
    if (choices.size() == 1) {
      refuse(choices.front(), *against);
      return std::nullopt;
    }
    const std::size_t half = choices.size() / 2;
    if (std::optional<Failure> failure = settle(choices.first(half))) return failure;
    return settle(choices.subspan(half));
  }

  void write_into(Overlay& overlay, EditsByFile& edits) {
    for (auto& [source, of_file] : edits) {
      std::ranges::sort(of_file, {}, &Edit::replace);
      overlay.set(editable(source), edit::edited(base_.analysis->sources.text(source), of_file));
    }
  }

  // After a round: what was accepted is what files hold from now on.
  void keep_texts() {
    for (const auto& [source, edits] : accepted_) {
      const std::string& path = base_.analysis->sources.path(source);
      originals_.try_emplace(path, base_.analysis->sources.text(source));
    }
    write_into(fixed_, accepted_);
  }

  Fixing finish() {
    Fixing fixing;
    for (const auto& [path, before] : originals_) {
      const std::string& real_path = real_paths_.at(path);
      const std::string& after = fixed_.texts().at(real_path);
      if (after != before) fixing.files.push_back({path, real_path, before, after});
    }
    fixing.applied = std::move(applied_);
    fixing.refused = std::move(refused_);
    fixing.end = std::move(now_.analysis ? now_ : base_);
    return fixing;
  }

  const FileSystem& files_;
  const Inspect& inspect_;
  FixScope scope_;
  Overlay fixed_;         // as of the rounds that are over
  Inspected base_;        // the run that this round's edits are about
  Inspected now_;         // the run with those that were accepted; without analysis before the first
  EditsByFile accepted_;  // in this round
  std::map<std::string, std::string> real_paths_;  // of files that can be edited; empty: not
  std::map<std::string, std::string> originals_;   // by path: the texts before any fix
  std::set<std::string> dismissed_;
  std::vector<FixNote> applied_;
  std::vector<FixNote> refused_;
};

}  // namespace

Result<Fixing> make_fixes(const FileSystem& files, const Inspect& inspect, Inspected start, FixScope scope) {
  return Rounds(files, inspect, std::move(start), scope).run();
}

}  // namespace sidelint::linter
