package kz.quat.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.quat.domain.EffectiveDated;

/** Every key of the configuration is read somewhere; an unread key would be a promise not kept. */
@AnalyzeClasses(packages = "kz.quat", importOptions = ImportOption.DoNotIncludeTests.class)
class ConfigKeysTest {

  /** Keys meant for people who read the file, not for the program. */
  private static final Set<String> FOR_PEOPLE =
      Set.of(
          "source",
          "doubt",
          "doubtful",
          "familiesSource",
          // A machine's power is what counts; its hash rate only distinguishes its variants.
          "hashrateThs");

  @ArchTest
  static void everyKeyOfConfIsReadBySomething(JavaClasses classes) {
    List<String> unread = new ArrayList<>();
    for (JavaClass type : classes) {
      if (type.getPackageName().equals("kz.quat.config") && type.isRecord()) {
        for (RecordComponent key : type.reflect().getRecordComponents()) {
          boolean isRead =
              type.getMethod(key.getName()).getAccessesToSelf().stream()
                      .anyMatch(access -> !access.getOriginOwner().equals(type))
                  || isReadWithin(type, key.getName());
          boolean isEffectiveDated =
              key.getName().equals("validFrom") && type.isAssignableTo(EffectiveDated.class);
          if (!isRead && !isEffectiveDated && !FOR_PEOPLE.contains(key.getName())) {
            unread.add(type.getSimpleName() + "." + key.getName());
          }
        }
      }
    }
    assertThat(unread).isEmpty();
  }

  /**
   * Whether a method other than the key's own accessor reads the field; the constructor does not
   * count.
   */
  private static boolean isReadWithin(JavaClass type, String key) {
    return type.getField(key).getAccessesToSelf().stream()
        .anyMatch(
            access ->
                !access.getOrigin().getName().equals("<init>")
                    && !access.getOrigin().getName().equals(key)
                    && !Set.of("equals", "hashCode", "toString")
                        .contains(access.getOrigin().getName())
                    && access.getOrigin() instanceof com.tngtech.archunit.core.domain.JavaMethod);
  }
}
