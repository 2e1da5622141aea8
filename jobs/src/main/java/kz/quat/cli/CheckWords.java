package kz.quat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kz.quat.submission.Language;

/** What {@code quat check} says, in one language. */
final class CheckWords {

  private final String resource;
  private final Properties words = new Properties();

  CheckWords(Language language) {
    this.resource = "check_" + language.code() + ".properties";
    try (InputStream in = CheckWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(String key) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalStateException(resource + " lacks " + key);
    }
    return word;
  }
}
