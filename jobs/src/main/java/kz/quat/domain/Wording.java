package kz.quat.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Words of one kind in one language: {@code form_kk.properties} and its like. */
public final class Wording {

  private final String resource;
  private final Properties words = new Properties();

  /**
   * Reads the words.
   *
   * @param beside a class of the package in which they lie
   * @param family what their file's name begins with
   * @throws IllegalStateException where they are not on the class path
   */
  public Wording(Class<?> beside, String family, Language language) {
    this.resource = family + "_" + language.code() + ".properties";
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The word of a key; one that is lacking is an {@link IllegalStateException}. */
  public String of(String key) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalStateException(resource + " lacks " + key);
    }
    return word;
  }

  /** The word of a key; empty where there is none. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(words.getProperty(key));
  }

  /** The words of {@code key.1}, {@code key.2} … as far as they go. */
  public List<String> lines(String key) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; words.containsKey(key + "." + i); i++) {
      lines.add(of(key + "." + i));
    }
    return lines;
  }
}
