package kz.quat.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.FileFaults;

/**
 * Passwords that are kept outside the configuration files. {@code ${env:NAME}} is replaced by the
 * environment variable, {@code ${file:/path}} by the first line of a file. The passwords themselves
 * are not part of the configuration's hash.
 */
final class Secrets {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private Secrets() {}

  /**
   * The value with references replaced.
   *
   * @throws IllegalArgumentException naming the key, where a variable is not set or a file cannot
   *     be read
   */
  static String resolve(String key, String value) {
    return REFERENCE
        .matcher(value)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1).equals("env")
                        ? variable(key, match.group(2))
                        : firstLine(key, match.group(2))));
  }

  private static String variable(String key, String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException(
          key + " needs the environment variable " + name + ", which is not set");
    }
    return value;
  }

  private static String firstLine(String key, String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          key + " needs the file " + file + ", which cannot be read: " + FileFaults.reason(e), e);
    }
  }
}
