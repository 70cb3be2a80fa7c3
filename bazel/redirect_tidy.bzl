"""redirect-tidy as actions of Bazel: an aspect, a test, and the tools they use.

    bazel build //app:server \
        --aspects=@redirect_tidy//bazel:redirect_tidy.bzl%redirect_tidy \
        --output_groups=redirect_tidy

docs/bazel.md tells how to set it up.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_C_SOURCES = ["c"]
_CXX_SOURCES = ["C", "cc", "cpp", "cxx", "c++"]

# What clang needs nothing of: modules are for who compiles.
_UNUSED_FEATURES = ["header_modules", "layering_check", "module_maps", "thin_lto"]

# --- Tools -------------------------------------------------------------------

RedirectTidyToolsInfo = provider(
    "The tools, and what they are called with.",
    fields = {
        "checks": "clang-tidy's option of that name",
        "clang_tidy": "the tool, with what it needs to run",
        "config_files": ".clang-tidy files",
        "copts": "flags for every unit",
        "dropped_copts": "flags that clang doesn't know",
        "models": "the project's own models",
        "plugin": "the checks",
        "redirect_tidy": "the tool, with what it needs to run",
        "rounds": "how often units are described",
        "runtime": "files that the tools read: libraries, clang's own headers",
    },
)

def _tools_impl(ctx):
    copts = list(ctx.attr.copts)
    for header in ctx.files.clang_headers:
        if header.path.endswith("/include/stddef.h"):
            copts.append("-resource-dir=" + header.path[:-len("/include/stddef.h")])
    return [RedirectTidyToolsInfo(
        checks = ctx.attr.checks,
        clang_tidy = ctx.attr.clang_tidy[DefaultInfo].files_to_run,
        config_files = ctx.files.config_files,
        copts = copts,
        dropped_copts = ctx.attr.dropped_copts,
        models = ctx.files.models,
        plugin = ctx.file.plugin,
        redirect_tidy = ctx.attr.redirect_tidy[DefaultInfo].files_to_run,
        rounds = ctx.attr.rounds,
        runtime = depset(ctx.files.runtime + ctx.files.clang_headers),
    )]

def _tool(doc):
    return attr.label(
        doc = doc,
        allow_single_file = True,
        cfg = "exec",
        executable = True,
        mandatory = True,
    )

def _files(doc):
    return attr.label_list(doc = doc, allow_files = True, cfg = "exec")

redirect_tidy_tools = rule(
    implementation = _tools_impl,
    doc = "The tools. --@redirect_tidy//bazel:tools=LABEL says which to use.",
    attrs = {
        "checks": attr.string(
            doc = "The checks to run, as clang-tidy has it.",
            default = "-*,http-*",
        ),
        "clang_headers": _files("clang's own headers, lib/clang/N/include/**. " +
                                "Not needed where the machines that run actions have them beside clang-tidy."),
        "clang_tidy": _tool("clang-tidy of the LLVM that the plugin is for."),
        "config_files": _files(".clang-tidy files: their CheckOptions count."),
        "copts": attr.string_list(doc = "Flags to add for clang."),
        "dropped_copts": attr.string_list(
            doc = "Flags of the C++ toolchain that clang doesn't know.",
            default = ["-fno-canonical-system-headers"],
        ),
        "models": _files("Models of your own, see docs/writing-a-model.md."),
        "plugin": attr.label(
            doc = "redirect-tidy.so",
            allow_single_file = True,
            cfg = "exec",
            mandatory = True,
        ),
        "redirect_tidy": _tool("redirect-tidy."),
        "rounds": attr.int(
            doc = "How often units are described; 2 sees a helper that calls " +
                  "a helper in another unit, 3 one more.",
            default = 2,
        ),
        "runtime": _files("Libraries that come with the tools."),
    },
)

def _no_tools_impl(_ctx):
    fail("say which tools to use: --@redirect_tidy//bazel:tools=LABEL of a " +
         "redirect_tidy_tools, see docs/bazel.md")

no_redirect_tidy_tools = rule(implementation = _no_tools_impl)

# --- Describing units --------------------------------------------------------

RedirectTidyInfo = provider(
    "The units of a target and of all that it depends on.",
    fields = {
        "report": "what is found in them, if they make a program: a file",
        "units": "a depset of structs: source, facts, flags, inputs",
    },
)

def _expanded_copts(ctx):
    rule = ctx.rule.attr
    known = []
    for name in ["data", "deps", "srcs"]:
        known += getattr(rule, name, [])
    result = []
    for copt in getattr(rule, "copts", []):
        copt = ctx.expand_location(copt, known)
        result += ctx.tokenize(ctx.expand_make_variables("copts", copt, {}))
    return result

def _context(target, ctx):
    """What the sources of the target compile with."""
    private = getattr(ctx.rule.attr, "implementation_deps", [])
    infos = [dep[CcInfo] for dep in private if CcInfo in dep]
    return cc_common.merge_cc_infos(
        cc_infos = [target[CcInfo]] + infos,
    ).compilation_context

def _flags(target, ctx, tools, toolchain, action_name):
    """The flags of a compile action of the target, as far as clang has them."""
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + _UNUSED_FEATURES,
    )
    fragment = ctx.fragments.cpp
    is_c = action_name == ACTION_NAMES.c_compile
    context = _context(target, ctx)
    variables = cc_common.create_compile_variables(
        cc_toolchain = toolchain,
        feature_configuration = features,
        framework_include_directories = context.framework_includes,
        include_directories = context.includes,
        preprocessor_defines = depset(transitive = [
            context.defines,
            target[CcInfo].compilation_context.local_defines,
        ]),
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        user_compile_flags = fragment.copts +
                             (fragment.conlyopts if is_c else fragment.cxxopts) +
                             _expanded_copts(ctx),
    )
    flags = cc_common.get_memory_inefficient_command_line(
        action_name = action_name,
        feature_configuration = features,
        variables = variables,
    )
    return tuple([f for f in flags if f not in tools.dropped_copts] + tools.copts)

def _file_in(ctx, source, suffix):
    """An output for one of the sources, of this package or of another."""
    path = source.short_path.replace("../", "")
    return ctx.actions.declare_file("{}.redirects/{}{}".format(ctx.label.name, path, suffix))

def _describe_arguments(ctx, tools, output):
    arguments = ctx.actions.args()
    arguments.add("describe")
    arguments.add("-o", output)
    arguments.add("--root", ".")
    if tools.models:
        arguments.add_joined("--models", tools.models, join_with = ",")
    return arguments

def _flag_arguments(ctx, unit):
    arguments = ctx.actions.args()
    arguments.add(unit.source)
    arguments.add("--")
    arguments.add_all(unit.flags)
    return arguments

def _describe(ctx, tools, unit):
    ctx.actions.run(
        mnemonic = "RedirectTidyDescribe",
        progress_message = "Describing " + unit.source.short_path,
        executable = tools.redirect_tidy,
        arguments = [
            _describe_arguments(ctx, tools, unit.facts),
            _flag_arguments(ctx, unit),
        ],
        inputs = depset(tools.models, transitive = [unit.inputs, tools.runtime]),
        outputs = [unit.facts],
    )

def _own_units(target, ctx, tools):
    toolchain = find_cpp_toolchain(ctx)
    rule = ctx.rule.files
    sources = getattr(rule, "srcs", [])
    headers = [s for s in sources if s.extension not in _C_SOURCES + _CXX_SOURCES]
    for name in ["hdrs", "textual_hdrs"]:
        headers += getattr(rule, name, [])
    inputs = depset(
        headers,
        transitive = [_context(target, ctx).headers, toolchain.all_files],
    )
    result = []
    for extensions, action_name in [
        (_C_SOURCES, ACTION_NAMES.c_compile),
        (_CXX_SOURCES, ACTION_NAMES.cpp_compile),
    ]:
        units = [s for s in sources if s.extension in extensions]
        flags = _flags(target, ctx, tools, toolchain, action_name) if units else ()
        result += [
            struct(
                facts = _file_in(ctx, source, ".facts"),
                flags = flags,
                inputs = depset([source], transitive = [inputs]),
                source = source,
            )
            for source in units
        ]
    return result

def _is_own(target, ctx):
    """Whether it is code of the project: not of another repository."""
    return (CcInfo in target and not target.label.workspace_name and
            "no-redirect-tidy" not in ctx.rule.attr.tags)

# --- Checking a program ------------------------------------------------------

def _reduce(ctx, tools, units, facts, option, suffix):
    """One fixpoint over all facts. Returns the part of it for each unit.

    Parts differ in what they are for: --slice is for checks, --told for
    describing again. They change only if something changes for their unit.
    """
    index = ctx.actions.declare_file("{}.redirects/index{}".format(ctx.label.name, suffix))
    parts = [_file_in(ctx, unit.source, suffix) for unit in units]
    arguments = ctx.actions.args()
    arguments.add("reduce")
    arguments.add("-o", index)
    for unit, part in zip(units, parts):
        arguments.add("{}={}={}".format(option, unit.source.path, part.path))
    arguments.add_all(facts)
    arguments.use_param_file("@%s")
    arguments.set_param_file_format("multiline")
    ctx.actions.run(
        mnemonic = "RedirectTidyReduce",
        progress_message = "Putting the units of {} together".format(ctx.label),
        executable = tools.redirect_tidy,
        arguments = [arguments],
        inputs = depset(facts, transitive = [tools.runtime]),
        outputs = [index] + parts,
    )
    return parts

def _describe_again(ctx, tools, unit, told, before, suffix):
    """The facts of a unit that knows what others say; as before if that's nothing."""
    facts = _file_in(ctx, unit.source, suffix)
    tool = ctx.actions.args()
    tool.add(told)
    tool.add(before)
    tool.add(facts)
    tool.add(tools.redirect_tidy.executable)
    index = ctx.actions.args()
    index.add("--index", told)
    ctx.actions.run_shell(
        mnemonic = "RedirectTidyDescribeAgain",
        progress_message = "Describing again " + unit.source.short_path,
        command = 'if [ -s "$1" ]; then exec "${@:4}"; else cp "$2" "$3"; fi',
        arguments = [
            tool,
            _describe_arguments(ctx, tools, facts),
            index,
            _flag_arguments(ctx, unit),
        ],
        inputs = depset(
            tools.models + [told, before],
            transitive = [unit.inputs, tools.runtime],
        ),
        outputs = [facts],
        tools = [tools.redirect_tidy],
    )
    return facts

def _check(ctx, tools, unit, slice):
    """clang-tidy on one unit. Returns its report and its fixes."""
    report = _file_in(ctx, unit.source, ".txt")
    fixes = _file_in(ctx, unit.source, ".yaml")
    options = {"RouteIndex": slice.path}
    if tools.models:
        options["Models"] = ";".join([model.path for model in tools.models])
    config = {
        "CheckOptions": options,
        "ExcludeHeaderFilterRegex": "(^|/)external/",
        "HeaderFilterRegex": ".*",
        "InheritParentConfig": True,
        "WarningsAsErrors": "-*",
    }
    arguments = ctx.actions.args()
    arguments.add(report)
    arguments.add(fixes)
    arguments.add(tools.clang_tidy.executable)
    arguments.add("--load=" + tools.plugin.path)
    arguments.add("--checks=" + tools.checks)
    arguments.add("--config=" + json.encode(config))
    arguments.add("--quiet")
    ctx.actions.run(
        mnemonic = "RedirectTidyCheck",
        progress_message = "Checking the redirects of " + unit.source.short_path,
        executable = ctx.executable._check_unit,
        arguments = [arguments, _flag_arguments(ctx, unit)],
        inputs = depset(
            tools.config_files + tools.models + [slice, tools.plugin],
            transitive = [unit.inputs, tools.runtime],
        ),
        outputs = [report, fixes],
        tools = [tools.clang_tidy],
    )
    return struct(fixes = fixes, report = report)

def _gather(ctx, reports):
    """One report of all, in which nothing stands twice."""
    report = ctx.actions.declare_file(ctx.label.name + ".redirects.txt")
    arguments = ctx.actions.args()
    arguments.add_all(reports)
    arguments.use_param_file("%s", use_always = True)
    arguments.set_param_file_format("multiline")
    ctx.actions.run(
        mnemonic = "RedirectTidyReport",
        progress_message = "Gathering the reports on {}".format(ctx.label),
        executable = ctx.executable._gather_reports,
        arguments = [report.path, arguments],
        inputs = reports,
        outputs = [report],
    )
    return report

def _gate(ctx, report):
    """An action that fails with the report, unless that is empty."""
    passed = ctx.actions.declare_file(ctx.label.name + ".redirects.passed")
    ctx.actions.run_shell(
        mnemonic = "RedirectTidyGate",
        progress_message = "Judging the redirects of {}".format(ctx.label),
        command = 'if [ -s "$1" ]; then cat "$1"; exit 1; fi; : >"$2"',
        arguments = [report.path, passed.path],
        inputs = [report],
        outputs = [passed],
    )
    return passed

def _check_program(ctx, tools, units):
    """Checks all units that make one program together."""

    # A source that several targets compile counts once.
    units = {unit.source: unit for unit in units}.values()
    facts = [unit.facts for unit in units]
    for round in range(2, tools.rounds + 1):
        told = _reduce(ctx, tools, units, facts, "--told", ".told{}".format(round))
        facts = [
            _describe_again(ctx, tools, unit, part, before, ".facts{}".format(round))
            for unit, part, before in zip(units, told, facts)
        ]
    slices = _reduce(ctx, tools, units, facts, "--slice", ".index")
    checks = [
        _check(ctx, tools, unit, slice)
        for unit, slice in zip(units, slices)
        if unit.source.is_source  # Generated code is nobody's to change.
    ]
    return struct(
        fixes = [check.fixes for check in checks],
        report = _gather(ctx, [check.report for check in checks]),
    )

# --- The aspect --------------------------------------------------------------

def _aspect_impl(target, ctx):
    tools = ctx.attr._tools[RedirectTidyToolsInfo]
    own = []
    if _is_own(target, ctx):
        own = _own_units(target, ctx, tools)
        for unit in own:
            _describe(ctx, tools, unit)
    others = []
    for name in _DEPENDENCIES:
        for dep in getattr(ctx.rule.attr, name, []):
            if RedirectTidyInfo in dep:
                others.append(dep[RedirectTidyInfo].units)
    units = depset(own, transitive = others)
    if not _is_own(target, ctx) or ctx.rule.kind != "cc_binary":
        return [RedirectTidyInfo(report = None, units = units)]
    program = _check_program(ctx, tools, units.to_list())
    return [
        OutputGroupInfo(
            redirect_tidy = [_gate(ctx, program.report)],
            redirect_tidy_report = [program.report] + program.fixes,
        ),
        RedirectTidyInfo(report = program.report, units = units),
    ]

_DEPENDENCIES = ["deps", "implementation_deps"]

def _script(file):
    return attr.label(
        allow_single_file = True,
        cfg = "exec",
        default = Label("//bazel:" + file),
        executable = True,
    )

redirect_tidy = aspect(
    implementation = _aspect_impl,
    doc = "Describes the units of all targets, and checks those of each cc_binary together.",
    attr_aspects = _DEPENDENCIES,
    attrs = {
        "_cc_toolchain": attr.label(
            default = Label("@bazel_tools//tools/cpp:current_cc_toolchain"),
        ),
        "_check_unit": _script("check_unit.sh"),
        "_gather_reports": _script("gather_reports.sh"),
        "_tools": attr.label(
            default = Label("//bazel:tools"),
            providers = [RedirectTidyToolsInfo],
        ),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

# --- The test ----------------------------------------------------------------

def _test_impl(ctx):
    report = ctx.attr.binary[RedirectTidyInfo].report
    if not report:
        fail("{} is no cc_binary of this project".format(ctx.attr.binary.label))
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(
        script,
        '#!/bin/sh\ncat "{0}"\n! [ -s "{0}" ]\n'.format(report.short_path),
        is_executable = True,
    )
    return DefaultInfo(executable = script, runfiles = ctx.runfiles([report]))

redirect_tidy_test = rule(
    implementation = _test_impl,
    doc = "Fails if there is something to report on a cc_binary.",
    attrs = {
        "binary": attr.label(aspects = [redirect_tidy], mandatory = True),
    },
    test = True,
)
