package kz.quat.leads.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gradient boosting of shallow trees with the logistic loss (Friedman 2001, second-order leaf
 * values), on binned features. The same rows and seed give the same trees.
 */
final class TreeTrainer {

  private static final int BINS = 48;
  private static final double SHRINKAGE = 0.08;
  private static final double ROWS_SHARE = 0.6;
  private static final double FEATURES_SHARE = 0.5;
  private static final double L2 = 4;
  private static final double LEAST_HESSIAN = 3;

  private final double[][] cuts;
  private final byte[][] binned;
  private final double[] target;
  private final double[] weight;
  private final int depth;
  private final SplittableRandom random;
  private final double[] margin;

  TreeTrainer(double[][] rows, double[] target, double[] weight, int depth, long seed) {
    this.target = target;
    this.weight = weight;
    this.depth = depth;
    this.random = new SplittableRandom(seed);
    int features = rows[0].length;
    cuts = new double[features][];
    binned = new byte[features][rows.length];
    for (int f = 0; f < features; f++) {
      cuts[f] = cutsOf(rows, f);
      for (int r = 0; r < rows.length; r++) {
        int at = Arrays.binarySearch(cuts[f], rows[r][f]);
        binned[f][r] = (byte) (at >= 0 ? at : -at - 1);
      }
    }
    margin = new double[rows.length];
  }

  private static double[] cutsOf(double[][] rows, int f) {
    double[] v = new double[rows.length];
    for (int r = 0; r < v.length; r++) {
      v[r] = rows[r][f];
    }
    Arrays.sort(v);
    double[] out = new double[BINS];
    int n = 0;
    for (int b = 1; b < BINS; b++) {
      // Rounded to keep the file of weights short.
      double cut = (float) v[(int) ((long) b * (v.length - 1) / BINS)];
      if (n == 0 || cut > out[n - 1]) {
        out[n++] = cut;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Boosts {@code count} trees from an initial margin. */
  List<Tree> boost(double start, int count) {
    Arrays.fill(margin, start);
    List<Tree> out = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      out.add(next());
    }
    return out;
  }

  private Tree next() {
    int n = target.length;
    double[] g = new double[n];
    double[] h = new double[n];
    int[] node = new int[n];
    for (int r = 0; r < n; r++) {
      double p = 1 / (1 + Math.exp(-margin[r]));
      g[r] = weight[r] * (target[r] - p);
      h[r] = weight[r] * Math.max(1e-6, p * (1 - p));
      node[r] = random.nextDouble() < ROWS_SHARE ? 0 : -1;
    }
    boolean[] use = new boolean[cuts.length];
    for (int f = 0; f < use.length; f++) {
      use[f] = random.nextDouble() < FEATURES_SHARE;
    }
    int size = (1 << (depth + 1)) - 1;
    Tree tree = new Tree(new int[size], new double[size], new double[size]);
    Arrays.fill(tree.feature, -1);
    for (int level = 0; level <= depth; level++) {
      grow(tree, level, node, g, h, use);
    }
    for (int r = 0; r < n; r++) {
      margin[r] += leafOf(tree, r);
    }
    return tree;
  }

  private double leafOf(Tree tree, int r) {
    int node = 0;
    while (tree.feature[node] >= 0) {
      int f = tree.feature[node];
      boolean left = cuts[f].length > 0 && (binned[f][r] & 0xff) <= cutIndex(f, tree, node);
      node = left ? 2 * node + 1 : 2 * node + 2;
    }
    return tree.value[node];
  }

  private int cutIndex(int f, Tree tree, int node) {
    return Arrays.binarySearch(cuts[f], tree.threshold[node]);
  }

  private void grow(Tree tree, int level, int[] node, double[] g, double[] h, boolean[] use) {
    int first = (1 << level) - 1;
    int width = 1 << level;
    double[][][] sumG = new double[width][cuts.length][];
    double[][][] sumH = new double[width][cuts.length][];
    double[] allG = new double[width];
    double[] allH = new double[width];
    for (int f = 0; f < cuts.length; f++) {
      for (int w = 0; use[f] && w < width; w++) {
        sumG[w][f] = new double[cuts[f].length + 1];
        sumH[w][f] = new double[cuts[f].length + 1];
      }
    }
    for (int r = 0; r < node.length; r++) {
      int w = node[r] - first;
      if (w < 0) {
        continue;
      }
      allG[w] += g[r];
      allH[w] += h[r];
      for (int f = 0; f < cuts.length; f++) {
        if (use[f]) {
          int b = binned[f][r] & 0xff;
          sumG[w][f][b] += g[r];
          sumH[w][f][b] += h[r];
        }
      }
    }
    for (int w = 0; w < width; w++) {
      int at = first + w;
      if (allH[w] > 0) {
        tree.value[at] = SHRINKAGE * allG[w] / (allH[w] + L2);
        if (level < depth) {
          split(tree, at, sumG[w], sumH[w], allG[w], allH[w]);
        }
      }
    }
    for (int r = 0; r < node.length; r++) {
      int at = node[r];
      if (at >= first) {
        int f = tree.feature[at];
        node[r] =
            f < 0 ? -1 : (binned[f][r] & 0xff) <= cutIndex(f, tree, at) ? 2 * at + 1 : 2 * at + 2;
      }
    }
  }

  private void split(
      Tree tree, int at, double[][] sumG, double[][] sumH, double allG, double allH) {
    double best = 1.0;
    for (int f = 0; f < cuts.length; f++) {
      if (sumG[f] == null) {
        continue;
      }
      double g = 0;
      double h = 0;
      for (int b = 0; b < cuts[f].length; b++) {
        g += sumG[f][b];
        h += sumH[f][b];
        double rest = allH - h;
        if (h < LEAST_HESSIAN || rest < LEAST_HESSIAN) {
          continue;
        }
        double gain =
            g * g / (h + L2) + (allG - g) * (allG - g) / (rest + L2) - allG * allG / (allH + L2);
        if (gain > best) {
          best = gain;
          tree.feature[at] = f;
          tree.threshold[at] = cuts[f][b];
        }
      }
    }
  }
}
