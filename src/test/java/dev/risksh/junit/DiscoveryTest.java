package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Scripts are found by whatever a build or an IDE names. */
class DiscoveryTest extends EngineRuns {
  @Test
  void scriptsAreFoundByClassFolderFileClassPathAndId() {
    Path here = test.workingDirectory();
    assertThat(found(selectClass(OfTheProject.class))).containsExactly("a", "b");
    assertThat(found(selectClass(OfAFile.class))).containsExactly("one");
    assertThat(found(selectClass(String.class))).isEmpty();
    assertThat(found(selectClass("no.such.Class"))).isEmpty();
    assertThat(found(selectDirectory(here.resolve("elsewhere").toFile()))).containsExactly("one");
    assertThat(
            found(
                selectDirectory(here.toFile()),
                selectFile(here.resolve("elsewhere/one.groovy").toFile())))
        .containsExactly("a", "b", "one");
    assertThat(found(selectFile(here.resolve("elsewhere/one.groovy").toFile())))
        .containsExactly("one");
    assertThat(found(selectClasspathRoots(Set.of(temp)).get(0))).containsExactly("a", "b");
    UniqueId id =
        UniqueId.forEngine("risksh")
            .append("scenario", "elsewhere/one.groovy")
            .append("step", "one");
    assertThat(found(selectUniqueId(id))).containsExactly("one");
    UniqueId ofClass = UniqueId.forEngine("risksh").append("class", OfTheProject.class.getName());
    assertThat(found(selectUniqueId(ofClass))).containsExactly("a", "b");
    assertThat(found(selectUniqueId(ofClass.append("scenario", "src/test/scenarios/good.groovy"))))
        .containsExactly("a", "b");
    assertThat(found(selectUniqueId(UniqueId.forEngine("other").append("scenario", "x"))))
        .isEmpty();
  }

  @Test
  void theConfigurationSaysWhereScenariosAre() {
    assertThat(
            builder(selectClass(OfTheProject.class))
                .configurationParameter("risksh.scenarios", "elsewhere")
                .discover()
                .getEngineDescriptor()
                .getDescendants())
        .extracting(TestDescriptor::getDisplayName)
        .containsExactlyInAnyOrder("OfTheProject", "elsewhere/one.groovy", "one");
  }

  @Test
  void whereThereAreNoScenariosThereAreNoTests() {
    test.file("empty/notes.txt", "");
    assertThat(found(selectDirectory(test.workingDirectory().resolve("empty").toFile()))).isEmpty();
  }

  @Test
  void aStepKnowsItsLine() {
    TestDescriptor step =
        builder(selectClass(OfTheProject.class))
            .discover()
            .getEngineDescriptor()
            .getDescendants()
            .stream()
            .filter(one -> one.getDisplayName().equals("b"))
            .findFirst()
            .orElseThrow();
    assertThat(step.getSource())
        .contains(
            FileSource.from(
                test.workingDirectory().resolve("src/test/scenarios/good.groovy").toFile(),
                FilePosition.from(2)));
  }

  @Test
  void scriptsAreFoundByPackageAddressAndResource() throws Exception {
    assertThat(found(selectPackage("dev.risksh.junit.project"))).containsExactly("a", "b");
    assertThat(found(selectUri(file("elsewhere/one.groovy").toURI()))).containsExactly("one");
    assertThat(found(selectUri(file("elsewhere").toURI()))).containsExactly("one");
    assertThat(found(selectUri("http://localhost/one.groovy"))).isEmpty();
    assertThat(found(selectClasspathResource("scenarios/resource.groovy")))
        .containsExactly("of the class path");
    assertThat(found(selectClasspathResource("no/such.groovy"))).isEmpty();
    assertThat(
            found(
                selectFile(
                    file("elsewhere/one.groovy"),
                    org.junit.platform.engine.discovery.FilePosition.from(1))))
        .containsExactly("one");
  }

  @Test
  void aClassOnTheClassPathStandsForItsScriptsOnce() {
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    List<String> found =
        builder(selectClasspathRoots(Set.of(classes)).get(0))
            .filters(ClassNameFilter.includeClassNamePatterns(".*\\.OfThePackage"))
            .discover()
            .getEngineDescriptor()
            .getDescendants()
            .stream()
            .map(TestDescriptor::getDisplayName)
            .toList();
    assertThat(found)
        .containsExactlyInAnyOrder("OfThePackage", "src/test/scenarios/good.groovy", "a", "b");
  }

  @Test
  void whatTheBuildChoosesByClassRunsAndNothingElse() {
    PostDiscoveryFilter likeGradle =
        test ->
            FilterResult.includedIf(
                !(test.getSource().orElse(null) instanceof ClassSource source)
                    || source.getClassName().endsWith("OfAFile"));
    assertThat(
            ends(
                builder(selectClass(OfTheProject.class), selectClass(OfAFile.class))
                    .filters(likeGradleWithParents(likeGradle))
                    .execute()))
        .containsExactly("one: SUCCESSFUL");
  }

  /**
   * Gradle's {@code --tests} asks of a test without a class of its own whether its parent's fits.
   */
  private static PostDiscoveryFilter likeGradleWithParents(PostDiscoveryFilter ofClasses) {
    return test -> {
      TestDescriptor one = test;
      while (!(one.getSource().orElse(null) instanceof ClassSource)
          && one.getParent().isPresent()) {
        one = one.getParent().get();
      }
      return ofClasses.apply(one);
    };
  }
}
