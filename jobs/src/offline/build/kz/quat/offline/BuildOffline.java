package kz.quat.offline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import kz.quat.testkit.OfflineSources;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;

/**
 * Compiles the rules of {@code quat check} to the script of the offline page: {@code mvn -P offline
 * test-compile exec:exec}. The classes of jobs/src/offline/java come first on the class path, so
 * that they stand for those that a browser lacks.
 */
public final class BuildOffline {

  private static final Path SOURCES = Path.of("jobs/src/offline/java");
  private static final Path RESOURCES = Path.of("jobs/src/offline/resources");
  private static final List<String> XML_PACKAGES =
      List.of(
          "javax/xml/stream",
          "javax/xml/transform",
          "javax/xml/namespace",
          "org/xml/sax",
          "org/w3c/dom");

  private BuildOffline() {}

  /** Builds the script and the list of sources that it was built from. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory("quat-offline");
    Path classes = Files.createDirectories(work.resolve("classes"));
    compile(classes);
    copy(RESOURCES, classes);
    Path xml = Files.createDirectories(work.resolve("xml"));
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.xml");
    for (String name : XML_PACKAGES) {
      copy(modules.resolve(name), Files.createDirectories(xml.resolve(name)));
    }
    List<File> path = new ArrayList<>(List.of(classes.toFile(), xml.toFile()));
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(new File(element));
    }
    List<String> used = script(path, work);
    Files.writeString(
        OfflineSources.SCRIPT,
        OfflineSources.withFingerprint(Files.readString(work.resolve("offline.js")), used));
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("The classes of " + SOURCES + " do not compile");
    }
  }

  private static List<String> script(List<File> path, Path out) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (File file : path) {
      urls.add(file.toURI().toURL());
    }
    TeaVMTool tool = new TeaVMTool();
    tool.setClassLoader(
        new URLClassLoader(urls.toArray(URL[]::new), BuildOffline.class.getClassLoader()) {
          /** Looks in the given order first, so that the classes for the browser are found. */
          @Override
          public URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
          }
        });
    tool.setClassPath(path);
    tool.setMainClass("kz.quat.offline.OfflineCheck");
    tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
    tool.setTargetDirectory(out.toFile());
    tool.setTargetFileName("offline.js");
    tool.setObfuscated(true);
    tool.setLog(new ConsoleTeaVMToolLog(false));
    tool.generate();
    if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
      TeaVMProblemRenderer.describeProblems(
          tool.getDependencyInfo().getCallGraph(),
          tool.getProblemProvider(),
          new ConsoleTeaVMToolLog(false));
      throw new IllegalStateException("The rules do not compile to a script");
    }
    return List.copyOf(new TreeSet<>(tool.getClasses()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copyInto(from, file, to));
    }
  }

  private static void copyInto(Path from, Path file, Path to) {
    try {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
