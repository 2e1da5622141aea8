package kz.quat.pipeline;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import kz.quat.schema.TableSpec;

/**
 * One step of a night. A stage sees only the tables that it declares; the warehouse refuses any
 * other, so the declarations are reliable.
 *
 * @param name as used by {@code quat run}, the progress lines and the run report
 * @param purpose what the stage is for, as a sentence for the documentation
 * @param reads tables that it reads, as earlier stages and earlier nights left them
 * @param writes tables in which it adds or replaces rows
 * @param needs values that earlier stages must have handed over
 * @param gives values that it hands over to later stages
 * @param work the stage's work
 */
public record Stage(
    String name,
    String purpose,
    Set<TableSpec> reads,
    Set<TableSpec> writes,
    Set<Handover<?>> needs,
    Set<Handover<?>> gives,
    Consumer<NightState> work) {

  public Stage {
    reads = ordered(reads);
    writes = ordered(writes);
    needs = ordered(needs);
    gives = ordered(gives);
  }

  private static <T> Set<T> ordered(Collection<T> items) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(items));
  }

  /** Starts the declaration of a stage. */
  static Builder named(String name, String purpose) {
    return new Builder(name, purpose);
  }

  /**
   * Whether this stage must wait for an earlier one: because that stage writes what this one reads
   * or writes, reads what this one writes, or hands over what this one needs. Two stages of which
   * neither waits for the other may run at the same time.
   */
  boolean waitsFor(Stage earlier) {
    return shares(earlier.writes, reads)
        || shares(earlier.writes, writes)
        || shares(earlier.reads, writes)
        || shares(earlier.gives, needs);
  }

  private static <T> boolean shares(Set<T> some, Set<T> others) {
    return some.stream().anyMatch(others::contains);
  }

  /** Builds the declaration of a stage. */
  static final class Builder {
    private final String name;
    private final String purpose;
    private final Set<TableSpec> reads = new LinkedHashSet<>();
    private final Set<TableSpec> writes = new LinkedHashSet<>();
    private final Set<Handover<?>> needs = new LinkedHashSet<>();
    private final Set<Handover<?>> gives = new LinkedHashSet<>();

    private Builder(String name, String purpose) {
      this.name = name;
      this.purpose = purpose;
    }

    Builder reads(TableSpec... tables) {
      reads.addAll(List.of(tables));
      return this;
    }

    Builder reads(Collection<TableSpec> tables) {
      reads.addAll(tables);
      return this;
    }

    Builder writes(TableSpec... tables) {
      writes.addAll(List.of(tables));
      return this;
    }

    Builder writes(Collection<TableSpec> tables) {
      writes.addAll(tables);
      return this;
    }

    Builder needs(Handover<?>... handovers) {
      needs.addAll(List.of(handovers));
      return this;
    }

    Builder gives(Handover<?>... handovers) {
      gives.addAll(List.of(handovers));
      return this;
    }

    Stage runs(Consumer<NightState> work) {
      return new Stage(name, purpose, reads, writes, needs, gives, work);
    }
  }
}
