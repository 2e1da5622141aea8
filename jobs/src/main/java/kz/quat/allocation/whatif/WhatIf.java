package kz.quat.allocation.whatif;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.TemperatureResponse;
import kz.quat.allocation.solution.Solution;

/**
 * A case as it is and as it would be after changes, each of them solved (docs/spec/strain.md,
 * section 4).
 *
 * @param variants the original first, then each what-if in the order given
 */
public record WhatIf(List<Variant> variants) {

  /** The name of the unchanged case. */
  public static final String ORIGINAL = "as_is";

  /** The name of the what-if that consists only of changes on the command line. */
  private static final String ONE = "what_if";

  public WhatIf {
    variants = List.copyOf(variants);
  }

  /** A solved case and its name. */
  public record Variant(String name, QuotaCase quotaCase, Solution solution) {}

  /** The optional contents of a case folder that changes may refer to. */
  public record Supplement(List<CaseUnit> units, List<TemperatureResponse> responses) {
    public Supplement {
      units = List.copyOf(units);
      responses = List.copyOf(responses);
    }

    /**
     * Reads the optional files of a case folder.
     *
     * @throws BadCaseException if a rule is broken
     */
    public static Supplement read(Path folder, QuotaCase quotaCase) throws IOException {
      return new Supplement(
          AdequacyFolder.readUnits(folder, quotaCase), TemperatureResponse.read(folder, quotaCase));
    }
  }

  /**
   * The what-ifs that a command line asks for: one for each column of its files, with the changes
   * on the command line added to each. Without a file there is one what-if, made of the changes on
   * the command line.
   *
   * @param said paths of files, or {@code KEY=VALUE}
   * @throws BadCaseException if something is not a change, or if a column occurs twice
   */
  public static Map<String, List<Change>> changes(List<String> said) throws IOException {
    List<Change> own = new ArrayList<>();
    Map<String, List<Change>> variants = new LinkedHashMap<>();
    for (String text : said) {
      if (!isFile(text)) {
        own.add(Change.ofText(text));
        continue;
      }
      for (Map.Entry<String, List<Change>> variant : ChangeFile.read(Path.of(text)).entrySet()) {
        if (variants.put(variant.getKey(), new ArrayList<>(variant.getValue())) != null) {
          throw new BadCaseException(
              text, 1, "header", variant.getKey(), "is repeated: a what-if has one name");
        }
      }
    }
    if (variants.isEmpty()) {
      variants.put(ONE, own);
    } else {
      variants.values().forEach(changes -> changes.addAll(own));
    }
    return variants;
  }

  private static boolean isFile(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Applies the changes and solves the cases. Every change is checked before anything is solved.
   *
   * @param original the unchanged case; it is solved under its own policy, or {@code max_min} if it
   *     names none
   * @throws BadCaseException if a change breaks a rule
   */
  public static WhatIf of(
      QuotaCase original, Supplement supplement, Map<String, List<Change>> changesByVariant) {
    Map<String, QuotaCase> cases = new LinkedHashMap<>();
    cases.put(ORIGINAL, original);
    changesByVariant.forEach(
        (name, changes) -> cases.put(name, ChangedCase.of(original, supplement, changes)));
    List<Variant> variants = new ArrayList<>();
    cases.forEach(
        (name, quotaCase) ->
            variants.add(
                new Variant(
                    name, quotaCase, QuotaEngine.solveReasons(quotaCase, policy(quotaCase)))));
    return new WhatIf(variants);
  }

  private static Policy policy(QuotaCase quotaCase) {
    Policy own = quotaCase.params().policy();
    return own == null ? Policy.MAX_MIN : own;
  }
}
