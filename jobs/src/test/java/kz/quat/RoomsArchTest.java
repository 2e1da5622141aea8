package kz.quat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * Enforces the order inside the large packages: which subpackages others may use, and which use
 * which.
 */
@AnalyzeClasses(packages = "kz.quat", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsArchTest {

  /**
   * Code outside a package may only use the named subpackages; an empty name is the package itself.
   */
  private static ArchRule doors(String owner, String... rooms) {
    DescribedPredicate<JavaClass> inside = resideInAPackage("kz.quat." + owner + "..");
    DescribedPredicate<JavaClass> hidden =
        inside.and(DescribedPredicate.not(resideInAnyPackage(packages(owner, rooms))));
    return noClasses()
        .that()
        .resideOutsideOfPackage("kz.quat." + owner + "..")
        .should()
        .dependOnClassesThat(hidden)
        .as("others enter " + owner + " by " + String.join(", ", rooms));
  }

  /** A subpackage may only use itself and the named subpackages of its package. */
  private static ArchRule room(String owner, String room, String... others) {
    String own = packages(owner, room)[0];
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage("kz.quat." + owner + "..")
            .and(DescribedPredicate.not(resideInAPackage(own)))
            .and(DescribedPredicate.not(resideInAnyPackage(packages(owner, others))));
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(foreign)
        .as(owner + "." + room + " may use " + String.join(", ", others));
  }

  private static String[] packages(String owner, String... rooms) {
    return Arrays.stream(rooms)
        .map(room -> room.isEmpty() ? "kz.quat." + owner : "kz.quat." + owner + "." + room)
        .toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule CLEANING =
      doors("clean", "", "outcomes", "reports", "sources", "consumption");

  @ArchTest static final ArchRule VALUES = room("clean", "values", "");
  @ArchTest static final ArchRule OUTCOMES = room("clean", "outcomes", "", "values");
  @ArchTest static final ArchRule REPORTS = room("clean", "reports", "", "outcomes", "values");

  @ArchTest
  static final ArchRule SOURCES = room("clean", "sources", "", "outcomes", "reports", "values");

  @ArchTest
  static final ArchRule CONSUMPTION = room("clean", "consumption", "", "sources", "values");

  @ArchTest static final ArchRule RECONCILIATION = doors("reconciliation", "", "rules");
  @ArchTest static final ArchRule RULES = room("reconciliation", "rules");

  @ArchTest
  static final ArchRule THE_ENGINE =
      doors(
          "allocation",
          "",
          "cases",
          "solution",
          "strain",
          "figures",
          "adequacy",
          "headroom",
          "whatif");

  @ArchTest static final ArchRule CASES = room("allocation", "cases");
  @ArchTest static final ArchRule NETWORK = room("allocation", "network", "cases");
  @ArchTest static final ArchRule STRAIN = room("allocation", "strain", "cases", "network");
  @ArchTest static final ArchRule SOLUTION = room("allocation", "solution", "cases", "strain");
  @ArchTest static final ArchRule FILLS = room("allocation", "fills", "cases", "network");

  @ArchTest
  static final ArchRule AUCTION = room("allocation", "auction", "cases", "fills", "network");

  @ArchTest
  static final ArchRule EXPLANATIONS =
      room("allocation", "explanations", "cases", "fills", "network", "solution");

  @ArchTest
  static final ArchRule FORECASTS =
      doors("forecast", "history", "model", "quantiles", "areas", "backtest", "joint", "score");

  @ArchTest static final ArchRule HISTORY = room("forecast", "history");
  @ArchTest static final ArchRule QUANTILES = room("forecast", "quantiles");
  @ArchTest static final ArchRule FEATURES = room("forecast", "features", "history");

  @ArchTest
  static final ArchRule MODEL = room("forecast", "model", "features", "history", "quantiles");

  @ArchTest
  static final ArchRule AREAS = room("forecast", "areas", "history", "model", "quantiles", "joint");

  @ArchTest
  static final ArchRule BACKTEST = room("forecast", "backtest", "history", "model", "quantiles");

  @ArchTest
  static final ArchRule SCORE = room("forecast", "score", "backtest", "joint", "quantiles");

  @ArchTest
  static final ArchRule PUBLISHED =
      doors(
          "publish",
          "text",
          "run",
          "parquet",
          "dictionary",
          "commit",
          "dimension",
          "paper",
          "export",
          "book",
          "orders",
          "night",
          "page");

  @ArchTest static final ArchRule TEXT = room("publish", "text");
  @ArchTest static final ArchRule RUN = room("publish", "run", "text");
  @ArchTest static final ArchRule PARQUET = room("publish", "parquet", "run", "text");
  @ArchTest static final ArchRule DICTIONARY = room("publish", "dictionary", "text");

  @ArchTest
  static final ArchRule COMMIT = room("publish", "commit", "dictionary", "parquet", "run", "text");

  @ArchTest static final ArchRule DIMENSION = room("publish", "dimension", "text");

  @ArchTest static final ArchRule PAPER = room("publish", "paper", "text");

  @ArchTest
  static final ArchRule EXPORT = room("publish", "export", "paper", "parquet", "run", "text");

  @ArchTest
  static final ArchRule ORDERS = room("publish", "orders", "paper", "parquet", "run", "text");

  @ArchTest static final ArchRule BOOK = room("publish", "book", "paper", "parquet", "run", "text");

  @ArchTest
  static final ArchRule NIGHT = room("publish", "night", "paper", "parquet", "run", "text");

  @ArchTest
  static final ArchRule PAGE = room("publish", "page", "commit", "parquet", "run", "text");

  @ArchTest static final ArchRule THE_DEMO = doors("demo", "");
  @ArchTest static final ArchRule WORLD = room("demo", "world");
  @ArchTest static final ArchRule LANDING = room("demo", "landing", "", "world");
  @ArchTest static final ArchRule FAULTS = room("demo", "faults", "landing", "world");
  @ArchTest static final ArchRule FILES = room("demo", "files", "faults", "landing", "world");

  @ArchTest
  static final ArchRule NO_ROOMS_USE_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("kz.quat.(*).(*)..").should().beFreeOfCycles();
}
