package kz.quat.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The words of the template in one language. */
final class FormWords {

  private final String resource;
  private final Properties words = new Properties();

  FormWords(Language language) {
    this.resource = "form_" + language.code() + ".properties";
    try (InputStream in = FormWords.class.getResourceAsStream(resource)) {
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

  /** The lines of the instructions. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 1; words.containsKey("line." + i); i++) {
      lines.add(of("line." + i));
    }
    return lines;
  }
}
