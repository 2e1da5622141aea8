package kz.quat.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.demo.world.AvailableCapacity;
import kz.quat.demo.world.FuelFactors;
import kz.quat.demo.world.LoadShape;
import kz.quat.demo.world.MiningDemand;
import kz.quat.demo.world.MiningSites;
import kz.quat.demo.world.Noise;
import kz.quat.demo.world.Outage;
import kz.quat.demo.world.Outages;
import kz.quat.demo.world.ReferenceData;
import kz.quat.demo.world.RegionLoad;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.Temperatures;

/** All that is true in the demo: the models that the writers of files read from. */
final class World {
  private final DemoOptions options;
  private final ReferenceData reference;
  private final Noise noise;
  private final Temperatures temperatures;
  private final MiningDemand mining;
  private final RegionLoad load;
  private final List<Outage> outages;
  private final AvailableCapacity capacity;
  private final PlantedFaults faults = new PlantedFaults();
  private final Map<String, Long> installed = new HashMap<>();

  World(DemoOptions options, ReferenceData reference) {
    this.options = options;
    this.reference = reference;
    this.noise = new Noise(options.seed());
    this.temperatures = new Temperatures(noise);
    this.mining = new MiningDemand(MiningSites.of(reference, noise), noise);
    this.load = new RegionLoad(reference, new LoadShape(temperatures, noise), mining);
    this.outages = Outages.of(reference, noise);
    this.capacity = new AvailableCapacity(reference, new FuelFactors(noise), outages);
  }

  DemoOptions options() {
    return options;
  }

  ReferenceData reference() {
    return reference;
  }

  Noise noise() {
    return noise;
  }

  Temperatures temperatures() {
    return temperatures;
  }

  MiningDemand mining() {
    return mining;
  }

  List<Site> sites() {
    return mining.sites();
  }

  RegionLoad load() {
    return load;
  }

  List<Outage> outages() {
    return outages;
  }

  AvailableCapacity capacity() {
    return capacity;
  }

  PlantedFaults faults() {
    return faults;
  }

  long installedKw(String region, LocalDate day) {
    return installed.computeIfAbsent(region + day, key -> capacity.installedKw(region, day));
  }

  /** When what is valid from the start has arrived: midnight UTC of the first day. */
  Instant start() {
    return Delivery.at(options.from(), 0, 0);
  }

  Instant notBeforeStart(Instant received) {
    return received.isBefore(start()) ? start() : received;
  }
}
