//===- Vocabulary.h - Models resolved in one translation unit ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_VOCABULARY_H
#define REDIRECT_TIDY_MODELS_VOCABULARY_H

#include "Models/FrameworkPlaces.h"
#include "Models/Model.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace redirect {

/// A part of a request that a handler can read.
enum class RequestPart : uint8_t {
  Method,
  Target,
  RouteParameter,
  Header,
  Body
};

/// What the models say about one declaration. A declaration can have several
/// roles; most have none.
struct Roles {
  const RedirectModel *Redirect = nullptr;
  const StatusModel *Status = nullptr;
  const HeaderModel *Header = nullptr;
  const HeaderListModel *HeaderList = nullptr;
  const RawResponseModel *RawResponse = nullptr;
  const RouteModel *Route = nullptr;
  const LimitModel *Limit = nullptr;
  const HandlerModel *Handler = nullptr;
  const StartModel *Start = nullptr;
  const GroupModel *Group = nullptr;
  const RequestVariableModel *Variable = nullptr;
  const RequestLineModel *RequestLine = nullptr;
  const PredicateModel *Predicate = nullptr;
  const ComparisonModel *Comparison = nullptr;
  const TextModel *Text = nullptr;
  std::optional<RequestPart> Reads;
  /// The method that a constant stands for.
  std::optional<Method> Names;
  /// The header that a constant stands for: "Location" or "Set-Cookie".
  llvm::StringRef HeaderName;
  /// The redirecting status that a function or an object stands for.
  std::optional<int> StatusCode;
  /// True for what stands for all methods.
  bool IsAny = false;
  bool IsStatusClass = false;
  bool IsResponsePart = false;
  bool ExcludesMethods = false;
  /// True for what tells the pattern, or the methods, of a route that is
  /// registered later in a chain of calls.
  bool IsChainPattern = false;
  bool IsChainMethods = false;
  bool IsChainFilters = false;
  /// True for a class that filters are derived from which routes name.
  bool IsRoutesFilter = false;
  bool IsWork = false;
  /// True for what reads the method in a framework without registrations.
  bool MakesHandler = false;
  /// True if nothing in the unit says that it writes responses.
  bool MayWriteOtherTexts = false;
};

/// The class or structure that something of type \p Type gives access to, by
/// reference, pointer or smart pointer; null if there is none.
const clang::RecordDecl *recordBehind(clang::QualType Type);

/// The first of \p Arguments, which may be null, if it is a type; else none.
clang::QualType firstType(const clang::TemplateArgumentList *Arguments);

/// The declarations of one translation unit that the models name. Each name is
/// looked up once; from then on declarations are compared, never names.
class Vocabulary {
public:
  /// Resolves \p Models, which must outlive the result. A name that this
  /// unit's headers don't declare is left out: models cover several versions
  /// of a framework.
  Vocabulary(llvm::ArrayRef<const Model *> Models, clang::ASTContext &Context);

  /// Adds what a unit may have for others of its program, whatever it knows of
  /// redirects itself: texts, and what may write responses as text by the
  /// models \p Unspoken, which must outlive the vocabulary.
  void addPart(llvm::ArrayRef<const Model *> Unspoken);

  /// Gives \p D the roles \p R, which its shape shows. Declarations that have
  /// roles keep those. What \p R points to must outlive the vocabulary.
  void add(const clang::NamedDecl &D, const Roles &R);

  /// Makes \p Class one of requests or responses. What its members do in their
  /// bodies is the framework's business.
  void addExchangeClass(const clang::RecordDecl &Class);

  /// Makes \p Class one of responses whose members are followed: this unit
  /// shows how they send redirects.
  void addResponseClass(const clang::RecordDecl &Class);

  clang::ASTContext &context() const { return Context; }

  /// True if \p Class is one of these.
  bool isResponseClass(const clang::RecordDecl &Class) const;

  /// True if \p Function is a member of an added class of requests or
  /// responses.
  bool isExchangeMember(const clang::FunctionDecl &Function) const;

  /// True if this unit declares something that can send a redirect.
  bool knowsRedirects() const { return KnowsRedirects; }

  /// True if responses are reached in this unit as parts of something else.
  bool knowsResponseParts() const { return KnowsResponseParts; }

  /// True if this unit declares something that writes responses as text.
  bool knowsRawResponses() const { return KnowsRawResponses; }

  /// True if what is compared with the name of a method is the method.
  bool comparesMethods() const { return ComparesMethods; }

  /// True if what goes to the standard output goes to a client.
  bool standardOutputAnswers() const { return StandardOutputAnswers; }
  void letStandardOutputAnswer() { StandardOutputAnswers = true; }

  /// True if the unit is looked at as a part of a program.
  bool isPart() const { return IsPart; }

  /// True if it may be, as one of the models that were added as a part says.
  bool mayCompareMethods() const { return MayCompareMethods; }

  /// The roles of \p D, or of the template that it is an instance of; null if
  /// it has none.
  const Roles *rolesOf(const clang::NamedDecl &D) const;

  /// The model that gives \p R, the roles of a declaration, the roles that
  /// matter to responses and routes; null if their shape does.
  const Model *modelOf(const Roles &R) const;

  /// The roles of the macro from whose definition \p Location comes; null if it
  /// comes from none that a model names.
  const Roles *rolesOfMacro(clang::SourceLocation Location) const;

  /// The model by which a function with the parameters of \p Function returns
  /// the status of a response, and the parameter that stands for this response;
  /// null if there is none.
  const clang::ParmVarDecl *
  returnsStatusOf(const clang::FunctionDecl &Function) const;

  /// The model by which the framework calls \p Function for what it is: for its
  /// name, its first parameter, or the class it is a member of; null if none.
  const HandlerModel *handlerModel(const clang::FunctionDecl &Function) const;

  /// The functions and objects that stand for \p Code where \p Beside, declared
  /// in the same scope, stands for another status; null if there is none.
  const clang::NamedDecl *statusBeside(const clang::NamedDecl &Beside,
                                       int Code) const;

  /// The function that sends \p Code as \p Beside, of the same class, sends
  /// another status; null if there is none.
  const clang::NamedDecl *senderBeside(const clang::NamedDecl &Beside,
                                       int Code) const;

  /// The class that \p QualifiedName names; null if there is none.
  const clang::CXXRecordDecl *classNamed(llvm::StringRef QualifiedName) const;

  /// \p Parameters with the values that their conditions have in this unit.
  /// What depends on one that it doesn't know is left out.
  ParametersModel inUnit(const ParametersModel &Parameters) const;

  /// What a model says of \p Function, or of what it is a member of; null if
  /// none does.
  const FunctionModel *toldOf(const clang::FunctionDecl &Function) const;

  /// True if \p D is declared beside what a model names: in the same file, or
  /// in the same class if a user wrote the model.
  bool isBesideModelled(const clang::Decl &D) const;

  /// True if \p Function is one that a user's model names, whose body says
  /// nothing more.
  bool isUsersModelled(const clang::FunctionDecl &Function) const;

  /// Where the declarations of built-in models' frameworks stand.
  const FrameworkPlaces &frameworkPlaces() const { return Places; }

  /// True for the classes of requests and responses, and those derived from
  /// them: of such a class a model names a member that is written or read.
  bool isExchangeClass(const clang::CXXRecordDecl &Class) const;

  /// True if \p Enumeration names methods: those that no model names are
  /// others.
  bool isMethodEnumeration(const clang::DeclContext *Enumeration) const {
    return MethodEnumerations.contains(Enumeration);
  }

private:
  template <typename Fill>
  void resolve(const QualifiedName &Name, Fill FillRoles);
  void addPlace(const QualifiedName &Name, const clang::NamedDecl &D,
                const Roles &Given);
  void addFramework(const QualifiedName &Name, const clang::NamedDecl &D,
                    const Roles &Given);
  bool isMainFileFrameworks() const;
  void add(const Model &M);
  void addResponse(const Model &M);
  void addHeaders(const Model &M);
  void addRequest(const Model &M);
  void addConstants(const Model &M);
  void addTexts();
  void addRoutes(const Model &M);
  void addHandlers(const Model &M);
  void addFunctions(const Model &M);

  clang::ASTContext &Context;
  std::vector<const Model *> Models;
  llvm::DenseMap<const clang::Decl *, Roles> RolesByDecl;
  llvm::StringMap<Roles> RolesByMacro;
  /// What models say of functions, and of the scopes that hold them.
  llvm::DenseMap<const clang::Decl *, const FunctionModel *> Told;
  /// The model that is being added.
  const Model *Adding = nullptr;
  FrameworkPlaces Places;
  /// The files with a declaration that a built-in model names.
  llvm::DenseSet<clang::FileID> ModelledFiles;
  /// The classes and functions that users' models name, or a member of.
  llvm::DenseSet<const clang::Decl *> UsersModelled;
  llvm::DenseSet<const clang::Decl *> ExchangeClasses;
  /// Those among them that were added.
  llvm::DenseSet<const clang::Decl *> AddedExchangeClasses;
  llvm::DenseSet<const clang::Decl *> ResponseClasses;
  llvm::DenseSet<const clang::DeclContext *> MethodEnumerations;
  bool KnowsRedirects = false;
  bool KnowsTexts = false;
  bool KnowsRawResponses = false;
  bool KnowsResponseParts = false;
  bool KnowsReturnedStatuses = false;
  bool KnowsUnregisteredHandlers = false;
  bool ComparesMethods = false;
  bool StandardOutputAnswers = false;
  bool MayCompareMethods = false;
  bool IsPart = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_VOCABULARY_H
