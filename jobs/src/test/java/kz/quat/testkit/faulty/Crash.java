package kz.quat.testkit.faulty;

/** The process ends here: nothing that it does afterwards reaches the disk. */
public final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash(String at) {
    super(at);
  }
}
