package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.quat.extract.Intake;
import kz.quat.publish.commit.Publication;
import org.jspecify.annotations.Nullable;

/**
 * The state of a night between its stages: what it started from, and what earlier stages handed
 * over. While a stage runs, {@link #night} is limited to the tables that the stage declares.
 */
final class NightState {

  private final NightStart start;
  private final Progress progress;
  private final Map<Handover<?>, Object> handed = new HashMap<>();
  private Night night;
  private @Nullable Stage running;
  private @Nullable Publication publication;

  NightState(Night night, NightStart start, Progress progress) {
    this.night = night;
    this.start = start;
    this.progress = progress;
  }

  /** Runs a stage and records its time under its name. */
  void run(Stage stage) {
    running = stage;
    progress.stage(
        stage.name(),
        () -> {
          stage.work().accept(this);
          return true;
        });
    List<String> missing = new ArrayList<>();
    stage.gives().stream().filter(h -> !handed.containsKey(h)).forEach(h -> missing.add(h.name()));
    running = null;
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Stage " + stage.name() + " did not give " + String.join(", ", missing));
    }
  }

  /** The night; within a stage limited to the tables that the stage declares. */
  Night night() {
    Stage stage = running;
    return stage == null ? night : night.limitedTo(stage);
  }

  /** Replaces the night by one that knows which regions are in force. */
  void place(Night placed) {
    night = night.withRegions(placed.regionsInForce());
  }

  /** The files that this run takes in. */
  Intake intake() {
    return start.intake();
  }

  /** The run's id, inputs and predecessor. */
  Publication.Facts facts() {
    return start.facts();
  }

  /** The newest published delivery day before this one; empty if there is none. */
  Optional<LocalDate> lastDayBefore() {
    return start.lastDayBefore();
  }

  NightStart start() {
    return start;
  }

  Progress progress() {
    return progress;
  }

  /** The run's publication. Its folders are created empty at the first call. */
  Publication publication() {
    if (publication == null) {
      publication = new Publication(night.config().paths(), facts());
    }
    return publication;
  }

  /**
   * The value that an earlier stage handed over.
   *
   * @throws IllegalStateException if the running stage does not declare that it needs it, or no
   *     stage gave it
   */
  @SuppressWarnings("unchecked") // give() stores a value of the key's own type
  <T> T get(Handover<T> key) {
    Stage stage = running;
    if (stage != null && !stage.needs().contains(key) && !stage.gives().contains(key)) {
      throw new IllegalStateException(
          "Stage " + stage.name() + " does not declare that it needs " + key.name());
    }
    Object value = handed.get(key);
    if (value == null) {
      throw new IllegalStateException("No stage gave " + key.name());
    }
    return (T) value;
  }

  /** The value that an earlier stage handed over; the other value if no stage has done so yet. */
  <T> T getOr(Handover<T> key, T other) {
    return handed.containsKey(key) ? get(key) : other;
  }

  /**
   * Hands a value over to later stages.
   *
   * @throws IllegalStateException if the running stage does not declare it, or it was given before
   */
  <T> void give(Handover<T> key, T value) {
    Stage stage = running;
    if (stage == null || !stage.gives().contains(key)) {
      throw new IllegalStateException(
          "%s is not declared by the stage that gives it".formatted(key.name()));
    }
    if (handed.putIfAbsent(key, Objects.requireNonNull(value)) != null) {
      throw new IllegalStateException(key.name() + " was given before");
    }
  }
}
