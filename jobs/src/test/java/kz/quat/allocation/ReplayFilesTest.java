package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.figures.ReplayFiles;
import kz.quat.allocation.solution.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 30 MW for two sites of 40 MW that need 20 each, and an exempt site of 6 MW. */
class ReplayFilesTest {

  @TempDir Path folder;

  @Test
  void shutOffsTheMethodAndTheCreditAreWritten() throws IOException {
    Solution solution = QuotaEngine.solve(quotaCase(), Policy.MAX_MIN);
    ReplayFiles.write(solution, folder);
    assertThat(read("quotas.csv"))
        .containsExactly("miner,hour,quota_mw", "a,0,30.000000", "b,0,0.000000", "own,0,6.000000");
    assertThat(read("region_quotas.csv"))
        .containsExactly("region,hour,quota_mw,exempt_mw", "A,0,30.000000,6.000000");
    assertThat(read("hours.csv"))
        .containsExactly(
            "hour,unserved_mw,quota_mw,exempt_mw,system_headroom_mw,national_cap_binding",
            "0,0.000000,30.000000,6.000000,50.000000,1");
    assertThat(read("shutoffs.csv")).containsExactly("miner,hour,lost_mwh", "b,0,15.000000");
    assertThat(read("method.csv"))
        .contains("policy,max_min", "exactness,minimum_load_rule")
        .anyMatch(line -> line.startsWith("statement,") && line.contains("follows a rule"));
    assertThat(folder.resolve("prices.csv")).doesNotExist();
    assertThat(solution.shutoffCreditMwh()).containsEntry("a", 1.0).containsEntry("b", 17.0);
    assertThat(solution.shutoffCreditMwh()).doesNotContainKey("own");
  }

  @Test
  void theAuctionWritesWhatTheCapIsWorth() throws IOException {
    Solution solution = QuotaEngine.solve(quotaCase(), Policy.AUCTION);
    ReplayFiles.write(solution, folder);
    // b bids more and takes all 30 MW under the cap; one MW less would cost its bid.
    assertThat(read("quotas.csv")).contains("a,0,0.000000", "b,0,30.000000");
    assertThat(read("prices.csv")).contains("0,1,national_cap:nation,9.000000");
    assertThat(read("method.csv")).contains("exactness,forward_rule");
  }

  private List<String> read(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  /** a has lost less before, but b is further from its minimum, and that is compared first. */
  private static QuotaCase quotaCase() {
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.ofMw(30)),
        List.of(new CaseRegion("A", "N", Limit.ofMw(0), Limit.ofMw(0), Limit.UNLIMITED)),
        List.of(new CaseRegionHour("A", 0, 150, 100, 100, 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            miner("a", 1, 20, null, 4, 1),
            miner("b", 1, 21, null, 9, 2),
            miner("own", 0, 0, 6.0, 0, 0)));
  }

  private static CaseMiner miner(
      String id,
      int tier,
      double minLoadMw,
      @org.jspecify.annotations.Nullable Double ownGenMw,
      double bid,
      double creditMwh) {
    return new CaseMiner(
        id,
        "A",
        40,
        1,
        minLoadMw,
        tier,
        ownGenMw,
        Limit.UNLIMITED,
        0,
        LocalDate.of(2021, 1, 1),
        bid,
        tier == 0 ? 0 : creditMwh);
  }
}
