package dev.risksh.shell;

import java.io.File;
import org.jline.nativ.OSInfo;

/**
 * JLine's native part, for the terminal. The distribution has it beside the jars; from there it is
 * loaded, since JLine would otherwise write it into the temporary folder at each start.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Told before the first terminal; without a distribution JLine does as it likes. */
  static void use() {
    // Of the launcher and of java -jar: one jar, which names the others.
    File jar = new File(System.getProperty("java.class.path"));
    File folder =
        new File(jar.getParentFile(), "native/" + OSInfo.getNativeLibFolderPathForCurrentOS());
    if (folder.isDirectory()) {
      System.setProperty("library.jline.path", folder.getPath());
    }
  }
}
