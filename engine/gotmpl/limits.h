// What a template may use up before it is refused. Each is far beyond what charts and injectors need.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sidelint::gotmpl {

inline constexpr std::size_t kMaxTemplateDepth = 100'000;   // {{template}} within {{template}}; Go's own number
inline constexpr std::size_t kMaxIncludeDepth = 1'000;      // templates run by functions of templates; Helm's number
inline constexpr std::size_t kMaxParenthesisDepth = 500;    // Go: 10,000
inline constexpr std::size_t kMaxBlockDepth = 500;          // {{if}} within {{range}} within …; Go: none
inline constexpr std::size_t kMaxDataDepth = 1'000;         // maps in lists in maps, when walked; Go: none
inline constexpr std::uint64_t kMaxSteps = 5'000'000;       // statements walked and commands run
inline constexpr std::size_t kMaxSegments = 1'000'000;      // stretches of output with an author each
inline constexpr std::size_t kMaxOutputBytes = 64U << 20U;  // text written by one execution
inline constexpr std::size_t kMaxTextBytes = 32U << 20U;    // one text made by a function
inline constexpr std::size_t kMaxHeapBytes = 512U << 20U;   // everything made while executing

}  // namespace sidelint::gotmpl
