package org.teavm.classlib.java.text;

import org.teavm.jso.JSBody;

/** {@code java.text.Normalizer} by the browser's own. */
public final class TNormalizer {

  private TNormalizer() {}

  /** The forms of {@code java.text.Normalizer.Form}. */
  public enum Form {
    NFC,
    NFD,
    NFKC,
    NFKD
  }

  public static String normalize(CharSequence text, Form form) {
    return normalized(text.toString(), form.name());
  }

  @JSBody(
      params = {"text", "form"},
      script = "return text.normalize(form);")
  private static native String normalized(String text, String form);
}
