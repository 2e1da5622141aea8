package kz.quat.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.domain.DisclosureRule;
import kz.quat.domain.FileFaults;
import kz.quat.domain.Fuel;
import kz.quat.domain.Sha256;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration folder conf/ strictly. An unknown key, a missing key or a value out of
 * range is a usage error that names the file, the line, the key and the rule.
 */
public final class ConfigReader {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  static {
    // An empty entry of a list is a slip of the pen: no list means anything by one.
    YAML.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }

  private static final List<String> RULE_FILES =
      List.of(
          "regions.yaml",
          "reserve.yaml",
          "caps.yaml",
          "quota.yaml",
          "forecast.yaml",
          "filing.yaml",
          "disclosure.yaml",
          "outages.yaml");

  private static final List<String> CHECKING_FILES =
      List.of(
          "fees.yaml",
          "machines.yaml",
          "reconciliation.yaml",
          "data_quality.yaml",
          "plausibility.yaml");

  private ConfigReader() {}

  private record PathsFile(
      String landing, String warehouse, String published, String restricted, String logs) {}

  private record MainFile(
      PathsFile paths,
      WarehouseConfig warehouse,
      MarketConfig market,
      QuatConfig.CleanConfig clean,
      QuatConfig.GridConfig grid,
      QuatConfig.ForecastConfig forecast,
      AdequacyConfig adequacy,
      QuatConfig.PublishConfig publish,
      QuatConfig.QualityConfig quality,
      QuatConfig.LeadsConfig leads,
      WatchConfig watch) {}

  private record ReserveFile(List<Rules.Reserve> reserve) {}

  private record CapsFile(List<Rules.Cap> caps) {}

  private record OutagesFile(List<OutageRule> outages) {
    @SuppressWarnings("UnusedMethod") // the reader of YAML calls it
    OutagesFile {
      for (Fuel fuel : Fuel.values()) {
        if (outages.stream().noneMatch(rule -> rule.fuel() == fuel)) {
          throw new IllegalArgumentException("outages has no entry for " + fuel.id());
        }
      }
    }
  }

  private record DisclosureFile(List<DisclosureRule> disclosure) {}

  private record ForecastFile(List<Rules.ForecastRule> methods) {}

  private record ReconciliationFile(List<CheckingRules.Reconciliation> rules) {}

  private record DataQualityFile(List<CheckingRules.DataQuality> rules) {}

  private record PlausibilityFile(List<CheckingRules.Plausibility> rules) {}

  /**
   * Reads the configuration.
   *
   * @param file conf/quat.yaml; its rules are in the folder rules/ next to it
   * @throws UserErrorException (usage) naming file, line, key and rule of the first fault
   */
  public static QuatConfig read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path conf = folderOf(absolute);
    Path root = folderOf(conf);
    Path rulesFolder = conf.resolve("rules");
    MainFile main = parse(absolute, MainFile.class);
    Rules rules =
        new Rules(
            checking(rulesFolder),
            parse(rulesFolder.resolve("regions.yaml"), Rules.RegionRules.class),
            parse(rulesFolder.resolve("reserve.yaml"), ReserveFile.class).reserve(),
            parse(rulesFolder.resolve("caps.yaml"), CapsFile.class).caps(),
            parse(rulesFolder.resolve("quota.yaml"), Rules.QuotaRules.class),
            parse(rulesFolder.resolve("forecast.yaml"), ForecastFile.class).methods(),
            parse(rulesFolder.resolve("filing.yaml"), FilingRules.class),
            parse(rulesFolder.resolve("disclosure.yaml"), DisclosureFile.class).disclosure(),
            parse(rulesFolder.resolve("outages.yaml"), OutagesFile.class).outages());
    QuatConfig.Paths paths =
        new QuatConfig.Paths(
            root.resolve(main.paths().landing()).normalize(),
            root.resolve(main.paths().warehouse()).normalize(),
            root.resolve(main.paths().published()).normalize(),
            root.resolve(main.paths().restricted()).normalize(),
            root.resolve(main.paths().logs()).normalize());
    return new QuatConfig(
        root,
        paths,
        main.warehouse(),
        main.market(),
        main.clean(),
        main.grid(),
        main.forecast(),
        main.adequacy(),
        main.publish(),
        main.quality(),
        main.leads(),
        main.watch(),
        rules,
        hash(absolute, rulesFolder));
  }

  private static CheckingRules checking(Path rulesFolder) {
    return new CheckingRules(
        parse(rulesFolder.resolve("fees.yaml"), CheckingRules.FeeRules.class),
        parse(rulesFolder.resolve("machines.yaml"), CheckingRules.Machines.class),
        parse(rulesFolder.resolve("reconciliation.yaml"), ReconciliationFile.class).rules(),
        parse(rulesFolder.resolve("data_quality.yaml"), DataQualityFile.class).rules(),
        parse(rulesFolder.resolve("plausibility.yaml"), PlausibilityFile.class).rules());
  }

  private static Path folderOf(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static <T> T parse(Path file, Class<T> type) {
    if (Files.isDirectory(file)) {
      throw usage(file, null, "is a folder; name its file, such as conf/quat.yaml", null);
    }
    if (!Files.isRegularFile(file)) {
      throw usage(file, null, "is missing; name the configuration with --conf", null);
    }
    try {
      T value = YAML.readValue(file.toFile(), type);
      if (value == null) {
        throw usage(file, null, "is empty", null);
      }
      refuseEmptySections(file, value);
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw usage(
          file,
          e.getLocation(),
          "unknown key " + key(e) + "; known: " + e.getKnownPropertyIds(),
          e);
    } catch (JsonMappingException e) {
      throw usage(file, e.getLocation(), key(e) + ": " + cause(e), e);
    } catch (JsonProcessingException e) {
      throw usage(file, e.getLocation(), "is not YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw usage(file, null, "cannot be read: " + FileFaults.reason(e), e);
    }
  }

  /** Refuses a key of the file's first level without anything below it: each has a value. */
  private static void refuseEmptySections(Path file, Object value) {
    YAML.valueToTree(value)
        .properties()
        .forEach(
            section -> {
              if (section.getValue().isNull()) {
                throw usage(file, null, section.getKey() + ": is empty", null);
              }
            });
  }

  private static String key(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String cause(JsonMappingException e) {
    Throwable cause = e.getCause();
    String message = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
    if (e.getOriginalMessage().startsWith("Missing creator property")) {
      return "is missing";
    }
    return message == null ? e.getOriginalMessage() : message;
  }

  private static UserErrorException usage(
      Path file, @Nullable JsonLocation at, String what, @Nullable Throwable cause) {
    String line = at == null || at.getLineNr() < 1 ? "" : " line " + at.getLineNr();
    String firstLine = what.lines().findFirst().orElse(what);
    String message = "Invalid configuration " + file + line + ": " + firstLine;
    return cause == null
        ? new UserErrorException(UserErrorException.Kind.USAGE, message)
        : new UserErrorException(UserErrorException.Kind.USAGE, message, cause);
  }

  /**
   * Everything in the file except the locations of folders, so that the same night on one machine
   * and on a cluster has the same run id. The order of keys and comments do not matter.
   */
  private static byte[] whatResultsDependOn(Path main) throws IOException {
    ObjectNode all = (ObjectNode) YAML.readTree(main.toFile());
    all.remove(List.of("paths", "warehouse"));
    return new ObjectMapper()
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValueAsBytes(YAML.convertValue(all, TreeMap.class));
  }

  private static String hash(Path main, Path rulesFolder) {
    try {
      Sha256 hash = new Sha256().add(whatResultsDependOn(main));
      for (String name : Stream.concat(RULE_FILES.stream(), CHECKING_FILES.stream()).toList()) {
        hash.add(name).add(rulesFolder.resolve(name));
      }
      return hash.hex();
    } catch (IOException e) {
      throw usage(main, null, "cannot be read: " + FileFaults.reason(e), e);
    }
  }
}
