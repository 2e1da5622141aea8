package kz.quat.leads.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.quat.leads.evidence.Feature;

/**
 * Learned weights that turn the features of a step into the probability that it is unreported
 * mining.
 *
 * <p>The probability is the logistic function of a line, fitted to sets that the forests had not
 * seen (Platt 1999), through the mean margin of several forests. The file contains a comment, the
 * names of the features, the calibration, the alarm level, and one tree per line ({@code
 * node:feature<=threshold} or {@code node=value}).
 */
public final class LeadModel implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Location of the shipped weights on the class path. */
  public static final String SHIPPED = "/kz/quat/leads/weights.txt";

  /** Share of feeders with mining in the sets from which the shipped weights were learned. */
  static final double SHIPPED_BASE_RATE = 0.15;

  static final double START = -3;

  private final List<Tree> trees;
  private final int forests;
  private final double slope;
  private final double intercept;
  private final double alarmLevel;

  LeadModel(List<Tree> trees, int forests, double slope, double intercept, double alarmLevel) {
    this.trees = List.copyOf(trees);
    this.forests = forests;
    this.slope = slope;
    this.intercept = intercept;
    this.alarmLevel = alarmLevel;
  }

  /** The weights that come with Quat; docs/leads.md tells how they were made. */
  public static LeadModel shipped() {
    try (InputStream in = LeadModel.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("No weights at " + SHIPPED);
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same weights for another share of feeders with mining. The odds of every confidence are
   * multiplied by one factor (Elkan 2001), so the order of leads does not change. Alarms do not
   * change either, since the alarm level is moved with the confidence.
   *
   * @param learned share of feeders with mining to which the confidence was fitted, between 0 and 1
   * @param here the share expected now
   */
  LeadModel atBaseRate(double learned, double here) {
    double shift = logit(here) - logit(learned);
    return new LeadModel(
        trees, forests, slope, intercept + shift, logistic(logit(alarmLevel) + shift));
  }

  /**
   * These weights for a share of feeders with mining other than that of the training sets, 15 in
   * 100.
   *
   * @param share between 0 and 1, exclusive
   */
  public LeadModel atBaseRate(double share) {
    return atBaseRate(SHIPPED_BASE_RATE, share);
  }

  /**
   * The same weights with a linear recalibration of the log-odds.
   *
   * @param judged confidence, truth (0 or 1) and weight of each example
   */
  public LeadModel recalibrated(List<double[]> judged) {
    double[] line =
        Platt.fit(judged.stream().map(j -> new double[] {logit(j[0]), j[1], j[2]}).toList());
    return new LeadModel(
        trees, forests, line[0] * slope, line[0] * intercept + line[1], alarmLevel);
  }

  /** Log-odds, bounded so that the influence of a single visit is limited. */
  private static double logit(double p) {
    double within = Math.max(1e-6, Math.min(1 - 1e-6, p));
    return Math.log(within / (1 - within));
  }

  /** Confidence, between 0 and 1, of a step with these features. */
  public double confidence(double[] features) {
    return logistic(slope * margin(features) + intercept);
  }

  /** Confidence at and above which a lead raises an alarm. */
  public double alarmLevel() {
    return alarmLevel;
  }

  double margin(double[] features) {
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.of(features);
    }
    return START + sum / forests;
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Writes the weights; equal weights give equal bytes. */
  public void write(Writer out, String comment) throws IOException {
    for (String line : comment.split("\n", -1)) {
      out.write("# " + line + "\n");
    }
    StringBuilder names = new StringBuilder("features");
    Arrays.stream(Feature.values()).forEach(f -> names.append(' ').append(f.name()));
    out.write(names + "\n");
    out.write("calibration " + (float) slope + " " + (float) intercept + "\n");
    out.write("alarm_level " + (float) alarmLevel + "\n");
    out.write("forests " + forests + "\n");
    for (Tree tree : trees) {
      out.write(line(tree) + "\n");
    }
  }

  private static String line(Tree tree) {
    StringBuilder line = new StringBuilder("tree ").append(tree.feature.length);
    add(line, tree, 0);
    return line.toString();
  }

  private static void add(StringBuilder line, Tree tree, int node) {
    line.append(' ').append(node);
    if (tree.feature[node] < 0) {
      line.append('=').append((float) tree.value[node]);
      return;
    }
    line.append(':').append(tree.feature[node]).append("<=").append((float) tree.threshold[node]);
    add(line, tree, 2 * node + 1);
    add(line, tree, 2 * node + 2);
  }

  /** Reads weights. Fails if their features are not those of this version. */
  public static LeadModel read(Reader in) throws IOException {
    List<Tree> trees = new ArrayList<>();
    double slope = 1;
    double intercept = 0;
    double alarmLevel = 1;
    int forests = 1;
    BufferedReader lines = new BufferedReader(in);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] word = line.split(" ", -1);
      switch (word[0]) {
        case "features" -> requireSame(word);
        case "calibration" -> {
          slope = Double.parseDouble(word[1]);
          intercept = Double.parseDouble(word[2]);
        }
        case "alarm_level" -> alarmLevel = Double.parseDouble(word[1]);
        case "forests" -> forests = Integer.parseInt(word[1]);
        case "tree" -> trees.add(tree(word));
        default -> {
          if (!line.startsWith("#")) {
            throw new IllegalStateException("Not a line of weights: " + line);
          }
        }
      }
    }
    return new LeadModel(trees, forests, slope, intercept, alarmLevel);
  }

  private static void requireSame(String[] word) {
    List<String> names = Arrays.stream(Feature.values()).map(Feature::name).toList();
    if (!names.equals(Arrays.asList(word).subList(1, word.length))) {
      throw new IllegalStateException("The weights are of other features: train them again");
    }
  }

  private static Tree tree(String[] word) {
    int size = Integer.parseInt(word[1]);
    Tree tree = new Tree(new int[size], new double[size], new double[size]);
    Arrays.fill(tree.feature, -1);
    for (int w = 2; w < word.length; w++) {
      String text = word[w];
      int split = text.indexOf(':');
      if (split < 0) {
        int equals = text.indexOf('=');
        tree.value[Integer.parseInt(text.substring(0, equals))] =
            Float.parseFloat(text.substring(equals + 1));
      } else {
        int at = Integer.parseInt(text.substring(0, split));
        int less = text.indexOf("<=");
        tree.feature[at] = Integer.parseInt(text.substring(split + 1, less));
        tree.threshold[at] = Float.parseFloat(text.substring(less + 2));
      }
    }
    return tree;
  }
}
