package kz.quat.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes a SHA-256 hash, in lower-case hex, over content that is added in parts. Not thread-safe.
 */
public final class Sha256 {

  private final MessageDigest digest;

  /** Starts with empty content. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the first {@code count} of these bytes. */
  public Sha256 add(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
    return this;
  }

  /** Adds a text as UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the content of a file. */
  public Sha256 add(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return add(in);
    }
  }

  /** Adds the rest of a stream, which is not closed. */
  public Sha256 add(InputStream in) throws IOException {
    new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return this;
  }

  /** The hash of everything added so far; afterwards the content is empty again. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The hash of everything added so far, in hex; afterwards the content is empty again. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
