// Which repository an address means.
#include "engine/units/delivery/repository.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::units {
namespace {

using testing::MemoryFileSystem;

TEST(Repository, AddressesOfOneRepositoryAreAlike) {
  for (const char* address :
       {"https://github.com/acme/shop", "https://GitHub.com/acme/shop.git", "git@github.com:acme/shop.git",
        "ssh://git@github.com:22/acme/shop.git/", "https://user:token@github.com/acme/shop"}) {
    EXPECT_EQ(normal_address(address), "github.com/acme/shop") << address;
  }
  EXPECT_EQ(normal_address("git@ssh.dev.azure.com:v3/acme/mesh/shop"), "ssh.dev.azure.com/v3/acme/mesh/shop");
  EXPECT_EQ(normal_address("https://github.com/Acme/shop"), "github.com/Acme/shop");
}

TEST(Repository, RemotesAreReadFromItsConfiguration) {
  const MemoryFileSystem files{{"/repo/shop/.git/config",
                                "[core]\n\turl = no\n[remote \"origin\"]\n\turl = git@github.com:acme/shop.git\n"
                                "\tfetch = +refs/heads/*\n[remote \"fork\"]\n\turl=https://github.com/me/shop\n"}};
  const Remotes remotes = read_remotes(files, "/repo/shop");
  EXPECT_EQ(remotes.folder_name, "shop");
  EXPECT_EQ(remotes.addresses, (std::vector<std::string>{"github.com/acme/shop", "github.com/me/shop"}));
}

TEST(Repository, ARemoteDecidesWhereOneIsKnown) {
  const Remotes known{"checkout", {"github.com/acme/shop"}};
  EXPECT_TRUE(is_this_repository(known, "https://github.com/acme/shop.git", PathEvidence::absent));
  EXPECT_TRUE(is_this_repository(known, "https://gitlab.com/mirror/shop", PathEvidence::trivial));
  EXPECT_FALSE(is_this_repository(known, "https://github.com/acme/other", PathEvidence::present));
  EXPECT_TRUE(is_this_repository(known, "https://github.com/acme/checkout", PathEvidence::absent));
}

TEST(Repository, ThePathDecidesWhereNoRemoteIsKnown) {
  const Remotes unknown{"checkout", {}};
  EXPECT_TRUE(is_this_repository(unknown, "https://github.com/acme/shop", PathEvidence::present));
  EXPECT_FALSE(is_this_repository(unknown, "https://github.com/acme/shop", PathEvidence::trivial));
  EXPECT_FALSE(is_this_repository(unknown, "https://github.com/acme/shop", PathEvidence::absent));
  EXPECT_FALSE(is_this_repository(unknown, "", PathEvidence::present));
}

}  // namespace
}  // namespace sidelint::units
