package kz.quat.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.quat.clean.sources.CleanSource;
import kz.quat.clean.sources.CleanSources;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.PublicView;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.schema.Unit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every text exists in three languages with the same places for values and is used by the code, and
 * the code asks for no text that does not exist.
 */
class TextKeysTest {

  private static final Path SOURCES = Path.of("jobs/src/main/java");
  private static final Path PAGE = Path.of("dashboard/src");
  private static final Path RESOURCES = Path.of("jobs/src/main/resources/kz/quat/text");

  /** The annex is a document in the state's languages; it has no English texts. */
  private static final String NOT_IN_ENGLISH = "annex.";

  private static final Set<String> LITERALS = new HashSet<>();
  private static final Set<String> CONSTANTS = new HashSet<>();

  @BeforeAll
  static void readTheSources() throws IOException {
    Pattern literal = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    Pattern constant = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        literal.matcher(text).results().map(found -> found.group(1)).forEach(TextKeysTest::known);
        constant.matcher(text).results().forEach(found -> CONSTANTS.add(found.group()));
      }
    }
    Pattern template = Pattern.compile("`([a-z.]+)\\$\\{");
    for (String text : pageSources()) {
      literal.matcher(text).results().map(found -> found.group(1)).forEach(TextKeysTest::known);
      template.matcher(text).results().map(found -> found.group(1)).forEach(TextKeysTest::known);
    }
    // Ids of obligations, regimes and the like are in the configuration.
    try (Stream<Path> files = Files.walk(Path.of("conf/rules"))) {
      Pattern id = Pattern.compile("[a-z][a-z0-9_]+");
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        id.matcher(Files.readString(file)).results().forEach(found -> LITERALS.add(found.group()));
      }
    }
    CleanSources.ALL.stream().map(CleanSource::landing).forEach(s -> LITERALS.add(s.folder()));
    LITERALS.add("reports: totals"); // the name of a CleanBatch
  }

  /**
   * Adds a literal and the codes in it that precede figures ({@code late_pct=%s;…}); for a table's
   * name also the part after its subject.
   */
  private static void known(String literal) {
    LITERALS.add(literal);
    int subject = literal.indexOf("__");
    LITERALS.add(subject < 0 ? literal : literal.substring(subject + 2));
    LITERALS.addAll(List.of(literal.split("[=:;#]")));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyTextExistsInThreeLanguagesWithTheSamePlaces(Topic topic) {
    Properties kazakh = read(topic, "kk");
    for (String language : languages(topic)) {
      Properties other = read(topic, language);
      Set<String> keys = new TreeSet<>(kazakh.stringPropertyNames());
      if (language.equals("en")) {
        keys.removeIf(key -> key.startsWith(NOT_IN_ENGLISH));
      }
      assertThat(new TreeSet<>(other.stringPropertyNames())).as(language).isEqualTo(keys);
      for (String key : keys) {
        assertThat(places(other.getProperty(key)))
            .as("%s in %s", key, language)
            .isEqualTo(places(kazakh.getProperty(key)));
      }
    }
  }

  /** An apostrophe before a brace quotes what follows; only a single brace may be quoted. */
  @ParameterizedTest
  @EnumSource(Topic.class)
  void noTextQuotesItsPlaces(Topic topic) {
    for (String language : languages(topic)) {
      read(topic, language)
          .forEach(
              (key, text) ->
                  assertThat(text.toString().replace("'{'", "").replace("'}'", ""))
                      .as("%s in %s", key, language)
                      .doesNotContain("'{", "'}", "''"));
    }
  }

  /** Texts elsewhere would need code of their own to be filled in. */
  @Test
  void textsAreOnlyInTheCatalogue() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.getParent())) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".properties"))
                  .filter(file -> !file.startsWith(RESOURCES))
                  .map(file -> file.getFileName().toString()))
          .as("what people call the fields of a report is read, never shown")
          .containsExactly("headings.properties");
    }
    try (Stream<Path> files = Files.list(RESOURCES)) {
      Set<String> known = new TreeSet<>();
      for (Topic topic : Topic.values()) {
        languages(topic).forEach(language -> known.add(topic.resource(language)));
      }
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyTextIsUsed(Topic topic) {
    assertThat(
            read(topic, "ru").stringPropertyNames().stream()
                .filter(key -> topic == Topic.DICTIONARY ? !isOfSchema(key) : !isUsed(key)))
        .isEmpty();
  }

  /**
   * Whether a key names the meaning of an existing table or column, or of a column in one table.
   */
  private static boolean isOfSchema(String key) {
    String[] parts = key.split("\\.", -1);
    return switch (parts[0]) {
      case "table" ->
          parts[1].equals("raw") || Tables.WITH_DIMENSIONS.stream().anyMatch(has(parts[1]));
      case "column" ->
          Tables.WITH_DIMENSIONS.stream()
              .filter(parts.length == 3 ? has(parts[1]) : table -> true)
              .flatMap(table -> Stream.concat(table.columns().stream(), added(table)))
              .anyMatch(column -> column.name().equals(parts[parts.length - 1]));
      default -> isUsed(key) || isUnit(key);
    };
  }

  private static Predicate<TableSpec> has(String name) {
    return table -> table.name().equals(name);
  }

  /** The columns that only the published file of a table has. */
  private static Stream<ColumnSpec> added(TableSpec table) {
    return PublicView.controls(table)
        ? Stream.of(PublicView.WITHHELD_CODE, Columns.RUN_ID)
        : Stream.of(Columns.RUN_ID);
  }

  private static boolean isUnit(String key) {
    return Arrays.stream(Unit.values()).anyMatch(unit -> key.equals("unit." + unit.symbol()));
  }

  /** A finding names its message by a literal; the text must exist in every language. */
  @Test
  void everyMessageOfAFindingHasItsText() throws IOException {
    Properties findings = read(Topic.FINDINGS, "en");
    assertThat(asked("FindingWords\\s*\\.of\\(\\s*\"([a-z0-9_]+)\""))
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(findings.stringPropertyNames())
                    .anyMatch(
                        // A literal that ends in _ is completed by a code.
                        key.endsWith("_")
                            ? known -> known.startsWith("message." + key)
                            : known -> known.equals("message." + key)));
  }

  /** Java pages ask for {@code text("key")}, from the catalogue of their own topic. */
  @Test
  void everyTextThatThePagesAskForIsThere() throws IOException {
    Set<String> known = new HashSet<>();
    for (Topic topic : Topic.values()) {
      languages(topic).forEach(each -> known.addAll(read(topic, each).stringPropertyNames()));
    }
    assertThat(asked("\\b(?:words|messages|texts)\\s*\\.(?:text|of)\\(\\s*\"([^\"]+)\""))
        .isNotEmpty()
        .isSubsetOf(withPrefixes(known));
  }

  /** The page's script asks for {@code t("key")}. */
  @Test
  void everyTextThatThePageAsksForIsThere() throws IOException {
    Set<String> known = withPrefixes(read(Topic.PAGE, "en").stringPropertyNames());
    Set<String> asked = new TreeSet<>();
    Pattern call = Pattern.compile("\\bt\\(\"([a-z][^\"]*)\"");
    for (String text : pageSources()) {
      if (!text.contains("const WORDS")) { // the page above the runs has texts of its own
        call.matcher(text).results().forEach(found -> asked.add(found.group(1)));
      }
    }
    assertThat(asked).isNotEmpty().isSubsetOf(known);
  }

  private static List<String> pageSources() throws IOException {
    try (Stream<Path> files = Files.walk(PAGE)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".ts")).sorted().toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  /** Keys, and the prefixes of keys: code may append a code to {@code cause.}. */
  private static Set<String> withPrefixes(Set<String> keys) {
    Set<String> all = new HashSet<>(keys);
    for (String key : keys) {
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        all.add(key.substring(0, dot));
        all.add(key.substring(0, dot + 1));
      }
    }
    return all;
  }

  private static Set<String> asked(String call) throws IOException {
    Pattern pattern = Pattern.compile(call);
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    }
    return keys;
  }

  /**
   * Whether a key is used unchanged, or as the name of a family and a code that the sources know.
   */
  private static boolean isUsed(String key) {
    if (LITERALS.contains(key)) {
      return true;
    }
    String[] parts = key.split("\\.");
    if (parts.length == 1) {
      return isCode(key);
    }
    for (int i = 1; i < parts.length; i++) {
      String family = String.join(".", Arrays.copyOfRange(parts, 0, i));
      String code = String.join(".", Arrays.copyOfRange(parts, i, parts.length));
      boolean asks =
          LITERALS.contains(family)
              || LITERALS.stream().anyMatch(literal -> literal.endsWith(family + "."));
      if (asks && isCode(code)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is a code or unit: energy is Wh internally and MWh in published columns. */
  private static boolean isCode(String code) {
    return LITERALS.contains(code)
        || LITERALS.contains(code.replaceFirst("_mwh$", "_wh"))
        || LITERALS.stream()
            .filter(literal -> literal.endsWith("_") && literal.length() > 1)
            .anyMatch(
                literal -> code.startsWith(literal) && isCode(code.substring(literal.length())))
        || CONSTANTS.contains(code.replace('-', '_').toUpperCase(Locale.ROOT))
        || code.matches("\\d+");
  }

  /** Names of the values; a count in one language may be a plain number in another. */
  private static Set<String> places(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPartType(i) == MessagePattern.Part.Type.ARG_START) {
        names.add(pattern.getSubstring(pattern.getPart(i + 1)));
      }
    }
    return names;
  }

  /** Languages of a topic: English meanings of tables and columns are in the schema. */
  private static List<String> languages(Topic topic) {
    return topic == Topic.DICTIONARY ? List.of("kk", "ru") : List.of("kk", "ru", "en");
  }

  private static Properties read(Topic topic, String language) {
    Properties properties = new Properties();
    Path file = RESOURCES.resolve(topic.resource(language));
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
