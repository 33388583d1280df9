package dev.risksh.completion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Completes the names of files by what is in their folder. */
final class FileNames {
  /** More than anybody reads, and few enough for a folder of any size. */
  private static final int MOST = 500;

  private final Path folder;

  /**
   * @param folder what relative names are resolved against
   */
  FileNames(Path folder) {
    this.folder = folder;
  }

  /**
   * Folders, and files with {@code suffix}, whose names begin as typed; names that begin with a dot
   * only once the dot is there.
   */
  Stream<Suggestion> beginning(String typed, String suffix) {
    int name = typed.lastIndexOf('/') + 1;
    String start = typed.substring(name);
    List<Suggestion> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.resolve(typed.substring(0, name)))) {
      for (Path file : files) {
        String text = file.getFileName().toString();
        boolean isFolder = Files.isDirectory(file);
        if (text.startsWith(start)
            && (start.startsWith(".") || !text.startsWith("."))
            && (isFolder || text.endsWith(suffix))
            && isTypable(text)
            && found.size() < MOST) {
          found.add(suggestion(typed.substring(0, name) + text, isFolder));
        }
      }
    } catch (IOException | InvalidPathException noSuchFolder) {
      return Stream.empty();
    }
    return found.stream();
  }

  private static Suggestion suggestion(String path, boolean isFolder) {
    return isFolder
        ? new Suggestion(path + "/", "folders", "", false)
        : new Suggestion(path, "files", "", true);
  }

  /** A name with control characters would act on the terminal that lists it. */
  private static boolean isTypable(String name) {
    return name.codePoints().noneMatch(Character::isISOControl)
        && name.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }
}
