package kz.quat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** Enforces the table of packages in docs/architecture.md: which package may use which. */
@AnalyzeClasses(packages = "kz.quat", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersArchTest {

  private static ArchRule mayUse(String owner, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(owner), Arrays.stream(others))
            .map(name -> "kz.quat." + name + "..")
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage("kz.quat..").and(DescribedPredicate.not(resideInAnyPackage(allowed)));
    return noClasses()
        .that()
        .resideInAPackage("kz.quat." + owner + "..")
        .should()
        .dependOnClassesThat(foreign)
        .as(owner + " may use " + String.join(", ", others));
  }

  @ArchTest static final ArchRule CSV = mayUse("csv");
  @ArchTest static final ArchRule DOMAIN = mayUse("domain");
  @ArchTest static final ArchRule TEXT = mayUse("text", "domain");
  @ArchTest static final ArchRule ALLOCATION = mayUse("allocation", "csv", "domain");
  @ArchTest static final ArchRule SCHEMA = mayUse("schema", "domain");
  @ArchTest static final ArchRule CONFIG = mayUse("config", "domain");
  @ArchTest static final ArchRule DEMO = mayUse("demo", "csv", "domain");
  @ArchTest static final ArchRule SUBMISSION = mayUse("submission", "domain", "text");

  @ArchTest
  static final ArchRule EXTRACT =
      mayUse("extract", "schema", "domain", "config", "submission", "text");

  @ArchTest
  static final ArchRule CLEAN = mayUse("clean", "schema", "domain", "config", "submission");

  @ArchTest
  static final ArchRule RECONCILIATION = mayUse("reconciliation", "schema", "domain", "config");

  @ArchTest static final ArchRule GRID = mayUse("grid", "schema", "domain", "allocation");
  @ArchTest static final ArchRule FORECAST = mayUse("forecast", "csv", "schema", "domain");
  @ArchTest static final ArchRule QUOTA = mayUse("quota", "schema", "domain", "allocation");

  @ArchTest
  static final ArchRule EXPLAIN = mayUse("explain", "csv", "allocation", "domain", "text");

  @ArchTest static final ArchRule COMPLIANCE = mayUse("compliance", "schema", "domain");
  @ArchTest static final ArchRule QUALITY = mayUse("quality", "schema", "domain", "text");
  @ArchTest static final ArchRule DISCLOSURE = mayUse("disclosure", "schema", "domain");
  @ArchTest static final ArchRule STORE = mayUse("store", "schema", "config", "domain");

  @ArchTest
  static final ArchRule LEADS = mayUse("leads", "csv", "schema", "domain", "publish", "text");

  @ArchTest
  static final ArchRule PUBLISH =
      mayUse("publish", "csv", "schema", "config", "domain", "text", "explain");

  @ArchTest
  static final ArchRule BACKTEST =
      mayUse(
          "backtest",
          "schema",
          "domain",
          "config",
          "clean",
          "grid",
          "forecast",
          "quota",
          "allocation");

  @ArchTest
  static final ArchRule PIPELINE_KNOWS_ALL_BUT_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("kz.quat.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("kz.quat.cli..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("kz.quat.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_THE_QUOTA_ENGINE =
      slices().matching("kz.quat.allocation.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_QUOTA_ENGINE_IS_ENTERED_BY_ITS_DOOR =
      noClasses()
          .that()
          .resideOutsideOfPackage("kz.quat.allocation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kz.quat.allocation.network..",
              "kz.quat.allocation.fills..",
              "kz.quat.allocation.auction..",
              "kz.quat.allocation.explanations..");

  @ArchTest
  static final ArchRule PLAIN_JAVA_WHERE_SPARK_IS_NOT_NEEDED =
      noClasses()
          .that()
          .resideInAnyPackage(
              "kz.quat.domain..",
              "kz.quat.config..",
              "kz.quat.allocation..",
              "kz.quat.demo..",
              "kz.quat.explain..",
              "kz.quat.submission..",
              "kz.quat.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule ICEBERG_IN_THE_STORE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("kz.quat.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.iceberg..");

  @ArchTest
  static final ArchRule SESSIONS_WHERE_DATA_ENTERS_OR_LEAVES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "kz.quat.cli..", "kz.quat.pipeline..", "kz.quat.extract..", "kz.quat.store..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.spark.sql.SparkSession");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .resideOutsideOfPackage("kz.quat.cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule TIME_IS_PASSED_IN =
      noClasses()
          .that()
          .resideOutsideOfPackages("kz.quat.cli..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule COMMAND_LINE_LIBRARY_IN_ITS_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("kz.quat.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule CSV_IS_WRITTEN_ONE_WAY =
      noClasses()
          .that()
          .resideOutsideOfPackages("kz.quat.csv..", "kz.quat.demo.landing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.siegmar.fastcsv.writer..");

  @ArchTest
  static final ArchRule YAML_IN_THE_CONFIGURATION =
      noClasses()
          .that()
          .resideOutsideOfPackage("kz.quat.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.dataformat.yaml..");

  @ArchTest
  static final ArchRule SPREADSHEETS_AND_SCHEMAS_OF_REPORTS_IN_THEIR_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackages("kz.quat.submission..", "kz.quat.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.dhatim..", "com.networknt..");

  @ArchTest
  static final ArchRule CHARSETS_AND_LOCALES_IN_TWO_PACKAGES =
      noClasses()
          .that()
          .resideOutsideOfPackages("kz.quat.submission..", "kz.quat.text..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.ibm.icu..");

  @ArchTest
  static final ArchRule TEXTS_COME_FROM_THE_CATALOGUE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.text.MessageFormat")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.ResourceBundle");

  @ArchTest
  static final ArchRule CLASSES_ARE_FINAL_RECORDS_ENUMS_OR_INTERFACES =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .doNotHaveSimpleName("package-info")
          .and()
          .doNotHaveSimpleName("UserErrorException")
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
