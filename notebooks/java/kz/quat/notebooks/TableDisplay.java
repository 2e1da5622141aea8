package kz.quat.notebooks;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Tells the kernel how a cell that ends in a {@link Table} is shown. Loaded as a service. */
public final class TableDisplay implements DisplayProvider, DisplayRenderer {

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(this);
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  @Override
  public Class<?> rendererClass() {
    return Table.class;
  }

  @Override
  public boolean canRender(String mimeType) {
    return true;
  }

  @Override
  public DisplayData render(String mimeType, Object table) {
    return DisplayData.fromHtml(((Table) table).html());
  }
}
