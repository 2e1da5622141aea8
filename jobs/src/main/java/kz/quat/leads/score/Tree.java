package kz.quat.leads.score;

import java.io.Serializable;

/**
 * A regression tree: node i splits at {@code feature[i]} and continues at {@code 2i+1} if the value
 * is at most {@code threshold[i]}, otherwise at {@code 2i+2}; a negative feature marks a leaf.
 */
final class Tree implements Serializable {

  private static final long serialVersionUID = 1L;

  final int[] feature;
  final double[] threshold;
  final double[] value;

  Tree(int[] feature, double[] threshold, double[] value) {
    this.feature = feature;
    this.threshold = threshold;
    this.value = value;
  }

  double of(double[] x) {
    int node = 0;
    while (feature[node] >= 0) {
      node = x[feature[node]] <= threshold[node] ? 2 * node + 1 : 2 * node + 2;
    }
    return value[node];
  }
}
