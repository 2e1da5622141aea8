package kz.quat.notebooks;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.logging.LogManager;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the kernel as its own main class does, with one gap closed: version 3.0.1 opens its
 * channels before it knows how to handle a message, and dies silently of a question that Jupyter
 * has asked by then, which on a busy machine was one start in four. With an empty table of handlers
 * in place the early question goes unanswered, and Jupyter asks again a second later.
 */
public final class Kernel {

  private Kernel() {}

  /** Takes the connection file that Jupyter names. */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, IllegalAccessException {
    LogManager.getLogManager()
        .readConfiguration(
            MainApp.class.getClassLoader().getResourceAsStream("logging.properties"));
    String json = Files.readString(Path.of(arguments[0]));
    Channels channels = new Channels(Transform.fromJson(json, ConnectionProperties.class));
    for (Field field : Channels.class.getDeclaredFields()) {
      if (field.getName().equals("handlers")) {
        field.setAccessible(true);
        field.set(channels, new HashMap<>());
      }
    }
    channels.connect(MainApp.kernel);
    channels.joinUntilClose();
  }
}
