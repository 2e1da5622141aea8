package org.teavm.classlib.java.util.concurrent.atomic;

/** An array where there is one thread. */
public class TAtomicReferenceArray<E> {

  private final Object[] elements;

  public TAtomicReferenceArray(int length) {
    elements = new Object[length];
  }

  @SuppressWarnings("unchecked")
  public E get(int i) {
    return (E) elements[i];
  }

  public void set(int i, E value) {
    elements[i] = value;
  }

  public E getAndSet(int i, E value) {
    E before = get(i);
    elements[i] = value;
    return before;
  }

  public boolean compareAndSet(int i, E expected, E value) {
    if (elements[i] != expected) {
      return false;
    }
    elements[i] = value;
    return true;
  }

  public int length() {
    return elements.length;
  }
}
