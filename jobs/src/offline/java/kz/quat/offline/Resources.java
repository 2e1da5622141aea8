package kz.quat.offline;

import org.teavm.classlib.ResourceSupplier;
import org.teavm.classlib.ResourceSupplierContext;

/** Tells the compiler which resources the rules read. */
public final class Resources implements ResourceSupplier {

  @Override
  public String[] supplyResources(ResourceSupplierContext context) {
    return new String[] {"kz/quat/submission/headings.properties"};
  }
}
