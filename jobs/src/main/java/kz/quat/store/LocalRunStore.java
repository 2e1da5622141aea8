package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import kz.quat.domain.UserErrorException;

/**
 * Store of runs on one machine. The commit point is {@code published/latest.json}, replaced in one
 * step. The lock is the operating system's. The tokens of runs that began to write are kept in the
 * warehouse's folder.
 */
final class LocalRunStore implements RunStore {

  /** Name of the commit point in the published folder. */
  static final String LATEST = "latest.json";

  private static final String UNFINISHED = ".unfinished";

  private final QuatConfig config;

  LocalRunStore(QuatConfig config) {
    this.config = config;
  }

  @Override
  public Optional<String> latest() {
    return read(config.paths().published().resolve(LATEST));
  }

  @Override
  public void refresh() {}

  @Override
  public void bring(String runId) {}

  @Override
  public void add(String runId) {}

  @Override
  public Lease lease() {
    return new Held(WarehouseLock.take(config.paths().warehouse()));
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * Writes the commit point of a catalog into this machine's latest.json, for those who read the
   * folder.
   */
  static void mirror(QuatConfig config, Optional<String> latest) {
    Path file = config.paths().published().resolve(LATEST);
    try {
      if (latest.isEmpty() && Files.exists(file)) {
        throw new UserErrorException(
            UserErrorException.Kind.INPUT,
            "%s names a published run, but the catalog of warehouse.catalog has none: the folder belongs to another warehouse; name other folders in paths or the right catalog"
                .formatted(file));
      }
      if (latest.isPresent() && !latest.equals(read(file))) {
        Files.createDirectories(config.paths().published());
        AtomicFile.replace(file, latest.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private final class Held implements Lease {
    private final WarehouseLock lock;
    private final String token = UUID.randomUUID().toString();
    private final Path list = config.paths().warehouse().resolve(UNFINISHED);

    Held(WarehouseLock lock) {
      this.lock = lock;
      try {
        Set<String> all = unfinished();
        all.add(token);
        write(all);
      } catch (RuntimeException | Error e) {
        lock.close();
        throw e;
      }
    }

    @Override
    public String token() {
      return token;
    }

    @Override
    public void requireHeld() {}

    @Override
    public Optional<String> latest() {
      return LocalRunStore.this.latest();
    }

    @Override
    public Set<String> unfinished() {
      Set<String> tokens = new LinkedHashSet<>();
      read(list).ifPresent(text -> text.lines().filter(t -> !t.isBlank()).forEach(tokens::add));
      return tokens;
    }

    @Override
    public void recovered() {
      write(Set.of(token));
    }

    private void write(Set<String> tokens) {
      try {
        AtomicFile.replace(list, String.join("\n", tokens) + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + list, e);
      }
    }

    @Override
    public void commit(String runId, String text) {
      try {
        AtomicFile.replace(config.paths().published().resolve(LATEST), text);
      } catch (IOException e) {
        throw new UncheckedIOException("The run cannot be committed", e);
      }
      PublishedMark.set(config, text);
      write(Set.of());
    }

    @Override
    public void keep(Set<String> kept) {}

    @Override
    public void close() {
      lock.close();
    }
  }
}
