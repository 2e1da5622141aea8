package kz.quat.notebooks;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.logging.LogManager;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the kernel as its own main class does, with two gaps of version 3.0.1 closed; on a busy
 * machine they cost one start in four, each a minute of waiting for a kernel that is deaf.
 *
 * <ul>
 *   <li>It opens its channels before it knows how to handle a message, and a channel dies of a
 *       question that Jupyter has asked by then. With an empty table of handlers in place the early
 *       question goes unanswered, and Jupyter asks again a second later.
 *   <li>A channel's thread that runs before its starter has noted that it runs ends at once: it is
 *       started again.
 * </ul>
 */
public final class Kernel {

  private static final Duration SETTLED = Duration.ofMillis(250);

  private Kernel() {}

  /** Takes the connection file that Jupyter names. */
  public static void main(String[] arguments)
      throws IOException,
          GeneralSecurityException,
          ReflectiveOperationException,
          InterruptedException {
    LogManager.getLogManager()
        .readConfiguration(
            MainApp.class.getClassLoader().getResourceAsStream("logging.properties"));
    String json = Files.readString(Path.of(arguments[0]));
    Channels channels = new Channels(Transform.fromJson(json, ConnectionProperties.class));
    field(Channels.class, "handlers").set(channels, new HashMap<>());
    channels.connect(MainApp.kernel);
    Thread.sleep(SETTLED.toMillis());
    for (Object channel : (Iterable<?>) field(Channels.class, "channels").get(channels)) {
      revive(channel);
    }
    channels.joinUntilClose();
  }

  private static void revive(Object channel) throws ReflectiveOperationException {
    for (Field each : channel.getClass().getDeclaredFields()) {
      if (each.getType() == LoopThread.class) {
        each.setAccessible(true);
        LoopThread ended = (LoopThread) each.get(channel);
        if (ended != null && !ended.isAlive()) {
          LoopThread again =
              new LoopThread(
                  ended.getName(),
                  field(LoopThread.class, "sleep").getLong(ended),
                  (Runnable) field(LoopThread.class, "loopBody").get(ended));
          field(LoopThread.class, "running").set(again, true);
          each.set(channel, again);
          again.start();
        }
      }
    }
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
