package kz.quat.publish.night;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;

/**
 * Sends OpenLineage run events of a night (START, then COMPLETE or FAIL) to the address or file
 * named by {@code watch.lineage_to}; sends none if it is empty. Inputs are the landing folders that
 * delivered something, outputs are the published tables. The event model is OpenLineage's library;
 * the JDK sends the events, since the library's client would add another HTTP client.
 */
public final class Lineage {

  private static final URI PRODUCER = URI.create("urn:kz:quat");
  private static final String JOB = "quat.nightly";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QuatConfig config;
  private final OpenLineage model = new OpenLineage(PRODUCER);
  private UUID run = new UUID(0, 0);

  public Lineage(QuatConfig config) {
    this.config = config;
  }

  /** Reports the start of a night; the following events belong to the same run. */
  public void start(LocalDate day, Instant at) {
    // The start time is part of the name, because the specification treats each attempt as a
    // run.
    run = UUID.nameUUIDFromBytes(("quat " + day + " " + at).getBytes(StandardCharsets.UTF_8));
    send(EventType.START, at, List.of(), List.of());
  }

  /** Reports that the night is published. */
  public void complete(LocalDate day, Manifest manifest, Instant at) {
    SortedSet<String> sources = new TreeSet<>();
    manifest.inputs().forEach(input -> sources.add(input.file().split("/", 2)[0]));
    List<PublishedFile> files = new ArrayList<>(manifest.published());
    files.addAll(manifest.restricted());
    SortedSet<String> tables = new TreeSet<>();
    files.stream()
        .map(PublishedFile::name)
        .filter(name -> name.endsWith(".parquet"))
        .forEach(name -> tables.add(name.replace(".parquet", "")));
    send(
        EventType.COMPLETE,
        at,
        sources.stream().map(source -> "landing/" + source).toList(),
        List.copyOf(tables));
  }

  /** Reports that the night failed and published nothing. */
  public void fail(LocalDate day, Instant at) {
    send(EventType.FAIL, at, List.of(), List.of());
  }

  private void send(EventType type, Instant at, List<String> inputs, List<String> outputs) {
    String to = config.watch().lineageTo();
    if (to.isEmpty()) {
      return;
    }
    String event = event(type, at, inputs, outputs);
    if (to.startsWith("http://") || to.startsWith("https://")) {
      post(URI.create(to), event);
    } else {
      append(config.paths().logs().resolve(to), event);
    }
  }

  private String event(EventType type, Instant at, List<String> inputs, List<String> outputs) {
    String namespace = config.watch().lineageNamespace();
    return OpenLineageClientUtils.toJson(
        model
            .newRunEventBuilder()
            .eventType(type)
            .eventTime(at.atZone(ZoneOffset.UTC))
            .run(model.newRunBuilder().runId(run).build())
            .job(model.newJobBuilder().namespace(namespace).name(JOB).build())
            .inputs(
                inputs.stream()
                    .map(
                        name ->
                            model.newInputDatasetBuilder().namespace(namespace).name(name).build())
                    .toList())
            .outputs(
                outputs.stream()
                    .map(
                        name ->
                            model.newOutputDatasetBuilder().namespace(namespace).name(name).build())
                    .toList())
            .build());
  }

  private static void append(Path file, String event) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          event + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static void post(URI to, String event) {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException("it answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("OpenLineage event was not taken by " + to, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sending an OpenLineage event", e);
    }
  }
}
