package org.teavm.classlib.java.util.concurrent.locks;

/** A lock where there is one thread. */
public class TReentrantLock {

  public TReentrantLock() {}

  public void lock() {}

  public boolean tryLock() {
    return true;
  }

  public void unlock() {}
}
