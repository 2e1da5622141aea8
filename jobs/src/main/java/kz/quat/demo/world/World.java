package kz.quat.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that is true in the demo: the models that the writers of files use. */
public final class World {
  private final DemoOptions options;
  private final ReferenceData reference;
  private final Noise noise;
  private final Temperatures temperatures;
  private final MiningDemand mining;
  private final RegionLoad load;
  private final List<Outage> outages;
  private final AvailableCapacity capacity;
  private final Map<String, Long> installed = new HashMap<>();

  public World(DemoOptions options, ReferenceData reference) {
    this.options = options;
    this.reference = reference;
    this.noise = new Noise(options.seed());
    this.temperatures = new Temperatures(noise);
    this.mining = new MiningDemand(MiningSites.of(reference, noise), noise);
    this.load = new RegionLoad(reference, new LoadShape(temperatures, noise), mining);
    this.outages = Outages.of(reference, noise);
    this.capacity = new AvailableCapacity(reference, new FuelFactors(noise), outages);
  }

  public DemoOptions options() {
    return options;
  }

  public ReferenceData reference() {
    return reference;
  }

  public Noise noise() {
    return noise;
  }

  public Temperatures temperatures() {
    return temperatures;
  }

  public MiningDemand mining() {
    return mining;
  }

  public List<Site> sites() {
    return mining.sites();
  }

  public RegionLoad load() {
    return load;
  }

  public List<Outage> outages() {
    return outages;
  }

  public AvailableCapacity capacity() {
    return capacity;
  }

  public long installedKw(String region, LocalDate day) {
    return installed.computeIfAbsent(region + day, key -> capacity.installedKw(region, day));
  }

  /** Arrival of data that are valid from the start: midnight UTC of the first day. */
  public Instant start() {
    return options.from().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  public Instant notBeforeStart(Instant received) {
    return received.isBefore(start()) ? start() : received;
  }
}
