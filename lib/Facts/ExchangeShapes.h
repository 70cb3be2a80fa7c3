//===- ExchangeShapes.h - Requests and responses by their shape -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_EXCHANGESHAPES_H
#define REDIRECT_TIDY_FACTS_EXCHANGESHAPES_H

#include "Models/Vocabulary.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include <deque>

namespace redirect {

using RecordSet = llvm::SmallSetVector<const clang::RecordDecl *, 8>;

/// What has a role by its shape, and where that shows if not by itself.
struct ShapeGiven {
  const clang::NamedDecl *Is;
  clang::SourceLocation SeenAt;
};

/// What is known of a framework that no model describes: what the roles of its
/// declarations point to.
struct UnmodelledFramework {
  /// The classes of requests and responses whose own bodies say nothing.
  RecordSet Exchanged;
  /// The declarations, in the order in which they were recognised.
  std::vector<ShapeGiven> Given;
  std::deque<RouteModel> Routes;
  std::deque<RedirectModel> Redirects;
  std::deque<StatusModel> Statuses;
  std::deque<HeaderModel> Headers;
  std::deque<HandlerModel> Handlers;
  std::deque<RawResponseModel> RawResponses;
  /// True if it registers handlers, with methods, that may answer in other
  /// units by writing texts.
  bool MayBeOwnServer = false;

  /// Gives \p D the roles \p R in \p Words, unless it has some there.
  void give(const clang::NamedDecl &D, const Roles &R, Vocabulary &Words,
            clang::SourceLocation SeenAt = {}) {
    Given.push_back({&D, SeenAt});
    Words.add(D, R);
  }
};

/// The roles of the members of a class, or of the functions that take one of
/// its objects.
struct ExchangeShape {
  std::vector<std::pair<const clang::NamedDecl *, Roles>> Given;
  /// The class, its bases and the classes of its parts.
  RecordSet Classes;
  bool Redirects = false;
  /// True for what is named like a redirect and shows neither status nor body:
  /// other units may know what it sends.
  bool MayRedirect = false;
  bool SetsStatus = false;
  bool SetsLocation = false;

  /// True if it has all that it takes to send a redirect.
  bool canRedirect() const {
    return Redirects || MayRedirect || (SetsStatus && SetsLocation);
  }
  void add(const ExchangeShape &Other);
};

/// Recognises requests and responses by how they name and type what they have.
class ExchangeShapes {
public:
  /// \p IsLeftOut tells the declarations that are none of this business.
  ExchangeShapes(UnmodelledFramework &Models,
                 llvm::function_ref<bool(const clang::NamedDecl &)> IsLeftOut)
      : Models(Models), IsLeftOut(IsLeftOut) {}

  /// What \p Record, its bases and its parts have: `ctx.response.headers`.
  ExchangeShape ofClass(const clang::RecordDecl &Record);

  /// What \p Function does to the object of one of \p Exchanged that it takes
  /// or returns, and the class of that object; null if it does nothing.
  std::pair<ExchangeShape, const clang::RecordDecl *>
  ofFunction(const clang::FunctionDecl &Function, const RecordSet &Exchanged);

private:
  void addMembers(const clang::RecordDecl &Record, ExchangeShape &Shape,
                  RecordSet &Parts);
  void addMethod(const clang::CXXMethodDecl &Method, ExchangeShape &Shape,
                 RecordSet &Parts);
  void addFieldWrite(const clang::FieldDecl &Field, Roles &R,
                     ExchangeShape &Shape);
  void addField(const clang::FieldDecl &Field, ExchangeShape &Shape,
                RecordSet &Parts);
  void addConstructor(const clang::CXXConstructorDecl &Constructor,
                      ExchangeShape &Shape);
  bool addWrite(const clang::FunctionDecl &Function, llvm::StringRef Name,
                const ResponsePlace &Place, ExchangeShape &Shape);
  bool addRedirect(const clang::FunctionDecl &Function,
                   const ResponsePlace &Place, ExchangeShape &Shape);
  bool addAnswer(const clang::FunctionDecl &Function,
                 const ResponsePlace &Place, ExchangeShape &Shape);
  bool addHeader(const clang::FunctionDecl &Function, llvm::StringRef Name,
                 const ResponsePlace &Place, ExchangeShape &Shape);
  bool addStatus(const clang::FunctionDecl &Function, llvm::StringRef Name,
                 const ResponsePlace &Place, ExchangeShape &Shape);
  bool addRead(const clang::FunctionDecl &Function, llvm::StringRef Name,
               ExchangeShape &Shape);
  void addMethodConstants(clang::QualType Type, ExchangeShape &Shape);

  UnmodelledFramework &Models;
  llvm::function_ref<bool(const clang::NamedDecl &)> IsLeftOut;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_EXCHANGESHAPES_H
