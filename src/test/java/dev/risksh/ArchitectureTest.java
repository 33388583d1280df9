package dev.risksh;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house: arrows point down only, and the local org stands apart. */
class ArchitectureTest {
  /** From the top floor to the ground; a room may look only at rooms below it. */
  private static final List<String> FLOORS =
      List.of(
          "shell",
          "completion",
          "command",
          "saving",
          "junit",
          "report",
          "scenario",
          "groovy",
          "view",
          "session",
          "export",
          "diagnose",
          "okta",
          "jose",
          "risk",
          "console");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.risksh");
  }

  @Test
  void arrowsPointDownOnly() {
    for (int floor = 1; floor < FLOORS.size(); floor++) {
      String[] above =
          FLOORS.subList(0, floor).stream().map(ArchitectureTest::room).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(room(FLOORS.get(floor)))
          .should()
          .dependOnClassesThat(resideInAnyPackage(above))
          .because("arrows point down only (docs/ARCHITECTURE.md)")
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @Test
  void nobodyLooksUpAtMain() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.risksh")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.risksh")
        .check(classes);
  }

  @Test
  void theLocalOrgIsAnIndependentWitness() {
    noClasses()
        .that()
        .resideInAPackage(room("localorg"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.risksh..").and(resideOutsideOfPackages(room("localorg"))))
        .because("a mistake that client and server share would cancel itself out")
        .allowEmptyShould(true)
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(room("okta"), room("jose"), room("risk"), room("diagnose"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(room("localorg")))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void twoClassesKnowBouncyCastle() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.risksh.jose.BouncyPem")
        .and()
        .doNotHaveFullyQualifiedName("dev.risksh.jose.SelfSigned")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .because("it is slow to load, and is loaded with those classes")
        .check(classes);
  }

  @Test
  void thereIsNoStaticMutableState() {
    fields()
        .that()
        .areDeclaredInClassesThat(alwaysTrue())
        .and()
        .areStatic()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("clock, randomness, environment and terminal come in through World")
        .allowEmptyShould(true)
        .check(classes);
  }

  private static String room(String name) {
    return "dev.risksh." + name + "..";
  }
}
