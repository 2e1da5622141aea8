package kz.quat.allocation.adequacy;

/** Sums over states: shortages by area and hour, and by area over the day. */
final class Tally {
  final double[][] shortWeight;
  final double[][] energy;
  final double[][] energySquare;
  final double[] dayWeight;
  final double[] dayEnergy;
  final double[] dayEnergySquare;

  private final double[] stateEnergy;
  private final boolean[] stateShort;

  Tally(int areas, int hours) {
    shortWeight = new double[areas][hours];
    energy = new double[areas][hours];
    energySquare = new double[areas][hours];
    dayWeight = new double[areas];
    dayEnergy = new double[areas];
    dayEnergySquare = new double[areas];
    stateEnergy = new double[areas];
    stateShort = new boolean[areas];
  }

  /** Adds an area's shortage in an hour of the current state. */
  void hour(int area, int hour, double mw, double weight) {
    if (mw > 0) {
      shortWeight[area][hour] += weight;
      energy[area][hour] += weight * mw;
      energySquare[area][hour] += weight * mw * mw;
      stateEnergy[area] += mw;
      stateShort[area] = true;
    }
  }

  /** Completes the current state. */
  void endState(double weight) {
    for (int a = 0; a < stateEnergy.length; a++) {
      if (stateShort[a]) {
        dayWeight[a] += weight;
        dayEnergy[a] += weight * stateEnergy[a];
        dayEnergySquare[a] += weight * stateEnergy[a] * stateEnergy[a];
        stateEnergy[a] = 0;
        stateShort[a] = false;
      }
    }
  }

  void add(Tally other) {
    for (int a = 0; a < dayWeight.length; a++) {
      for (int h = 0; h < energy[a].length; h++) {
        shortWeight[a][h] += other.shortWeight[a][h];
        energy[a][h] += other.energy[a][h];
        energySquare[a][h] += other.energySquare[a][h];
      }
      dayWeight[a] += other.dayWeight[a];
      dayEnergy[a] += other.dayEnergy[a];
      dayEnergySquare[a] += other.dayEnergySquare[a];
    }
  }
}
