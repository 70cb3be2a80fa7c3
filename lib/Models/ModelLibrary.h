//===- ModelLibrary.h - The models that a unit needs ----------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELLIBRARY_H
#define REDIRECT_TIDY_MODELS_MODELLIBRARY_H

#include "Models/Model.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <memory>
#include <mutex>

namespace redirect {

/// What becomes of servers without a framework, which read requests and write
/// responses themselves.
enum class OwnServers : uint8_t { Infer, Off };

/// Which models somebody wants.
struct ModelSelection {
  /// The names of built-in models, which are those of their files; all of them
  /// if it is empty.
  std::vector<std::string> Frameworks;
  /// The files of users' own models.
  std::vector<std::string> Files;
  /// True if what no model covers is to be found by its shape.
  bool Heuristics = false;
  redirect::OwnServers OwnServers = redirect::OwnServers::Infer;

  bool operator==(const ModelSelection &RHS) const {
    return Frameworks == RHS.Frameworks && Files == RHS.Files &&
           Heuristics == RHS.Heuristics && OwnServers == RHS.OwnServers;
  }
};

/// What a unit knows, by which models are told that matter to it.
struct UnitWords {
  /// True if the unit has the identifier.
  llvm::function_ref<bool(llvm::StringRef)> Knows;
  /// True if the text stands in one of the unit's own files.
  llvm::function_ref<bool(llvm::StringRef)> Mentions;
  /// Is told, before anything is asked of texts, the models of the frameworks
  /// that the unit has: their files aren't its own. May be null.
  llvm::function_ref<void(std::vector<const Model *>)> LeaveOut = {};
};

/// What a program has found out for one of its units.
struct UnitInProgram {
  /// The names of built-in models that matter to the program by the texts that
  /// other units mention.
  std::vector<std::string> Speaks;
};

/// A built-in model, and its name.
struct NamedModel {
  llvm::StringRef Name;
  const Model *Is;
};

/// The models that a unit needs.
struct UnitModels {
  std::vector<const Model *> Named;
  /// What of that the unit has: the names of built-in models, and what users'
  /// own call their frameworks.
  std::vector<llvm::StringRef> Recognised = {};
  /// True if what no model covers is to be found by its shape.
  bool FindsOthers = false;
  /// The models of frameworks that nobody wants: what they name is left out of
  /// that.
  std::vector<const Model *> LeftOut = {};
  /// True if the unit is looked at as a part of a program, which decides what
  /// matters.
  bool IsPart = false;
  /// True if the unit has a framework, or shows by itself that it may serve.
  bool MayServe = false;
  /// True if the unit's own files name a redirecting status, as a number or by
  /// the words that libraries have for it.
  bool NamesStatus = false;
  /// The names of those among Named that matter by texts of the unit's own.
  std::vector<llvm::StringRef> Spoken = {};
  /// The names of those that matter by texts of other units.
  std::vector<llvm::StringRef> SpokenElsewhere = {};
  /// The names of those as which its program can't speak, by texts of its own.
  std::vector<llvm::StringRef> Denied = {};
  /// The models that would matter by texts. Of these the unit has what writes
  /// responses, in case that others lead to it.
  std::vector<NamedModel> Unspoken = {};
};

class ModelLibrary;

/// What there is to know of client libraries.
struct ClientSelection {
  const ModelLibrary &Library;
  /// Files with users' models.
  llvm::ArrayRef<std::string> Files;
  /// Gets what is wrong with one of them.
  llvm::function_ref<void(const std::string &)> Report;

  std::vector<const Model *> modelsFor(const UnitWords &Unit) const;
};

/// The models that are built in, and those of users. Each is read when the
/// first unit needs it, so that a unit without a web framework pays for none of
/// them. Several threads may ask at once.
class ModelLibrary {
public:
  ModelLibrary();
  ~ModelLibrary();

  /// The models of \p Wanted that matter to the unit, and those that go beside
  /// all others; none if there is nothing to go beside. A user's file that
  /// can't be read is left out; \p Report gets "FILE:LINE:COLUMN: what is
  /// wrong". Of one whose identifier the unit doesn't know, no more than that
  /// is read.
  ///
  /// \p Part, unless it is null, says that the unit is looked at as a part of
  /// a program, and what that has found out. There is always something to go
  /// beside then.
  UnitModels modelsFor(const UnitWords &Unit, const ModelSelection &Wanted,
                       llvm::function_ref<void(const std::string &)> Report,
                       const UnitInProgram *Part = nullptr) const;

  /// True if the unit may follow redirects by hand: it speaks of a status, and
  /// of a target.
  static bool mayFollow(const UnitWords &Unit);

  /// The models of the clients that the unit has: built in, and those in \p
  /// Files, users' own. \p Report gets what is wrong with one, as above.
  std::vector<const Model *>
  clientsFor(const UnitWords &Unit, llvm::ArrayRef<std::string> Files,
             llvm::function_ref<void(const std::string &)> Report) const;

  /// The same as the next, once the unit has been told: their files aren't its
  /// own.
  std::vector<const Model *> leaveOutFrameworks(const UnitWords &Unit) const;

  /// The models, wanted or not, of the frameworks whose headers the unit has.
  std::vector<const Model *> frameworksOf(const UnitWords &Unit) const;

  /// True if a unit of which a file has this text is likely to matter alone.
  static bool isLikely(llvm::StringRef Text);

  /// The names of the built-in models of frameworks.
  static std::vector<llvm::StringRef> names();

private:
  /// A user's file as it was when it was last read.
  struct File;

  const Model &read(size_t Index) const;
  bool isWanted(size_t Index, const ModelSelection &Wanted) const;
  void add(size_t Index, const UnitWords &Unit, const UnitInProgram *Part,
           UnitModels &To) const;
  /// Null if the unit doesn't know what \p Path is about.
  const File *read(const std::string &Path, const UnitWords &Unit) const;

  mutable std::mutex Mutex;
  mutable std::vector<std::unique_ptr<Model>> Read;
  /// What was read of each file. What a unit still uses stays, though the file
  /// may have changed since.
  mutable std::map<std::string, std::vector<std::unique_ptr<File>>> Files;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELLIBRARY_H
